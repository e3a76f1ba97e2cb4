import type { Table } from '../../conversation.ts';
import { boatman } from './boatman.ts';
import { carer } from './carer.ts';
import { father } from './father.ts';
import { grandmother } from './grandmother.ts';
import { hairdresser } from './hairdresser.ts';
import { lawOffice } from './lawoffice.ts';
import { marketing } from './marketing.ts';
import { phdStudent } from './phdstudent.ts';
import { photographer } from './photographer.ts';
import { plumber } from './plumber.ts';
import { shiftLeader } from './shiftleader.ts';
import { musicTeacher } from './teacher.ts';

/** What twelve kinds of people say, by three authors who had not seen the parser. */
export const peopleTables: Table[] = [
  boatman,
  carer,
  father,
  grandmother,
  hairdresser,
  lawOffice,
  marketing,
  musicTeacher,
  phdStudent,
  photographer,
  plumber,
  shiftLeader,
];
