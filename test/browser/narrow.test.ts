import { testEveryPage } from './pages.ts'

testEveryPage(360)
