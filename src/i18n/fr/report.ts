export { report } from '../en/report';
