import { testEveryPage } from './pages.ts'

testEveryPage(1440)
