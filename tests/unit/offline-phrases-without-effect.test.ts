import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, rowsOf } from '../support/offline-fake.ts';

const table = `
add => -
add task => -
show task 3 => -
cancel the dentist appointment => looked
cancel => -
delete => -
reschedule the dentist to next monday at 10am => looked
postpone the dentist to tomorrow => looked
push the release to monday => looked
hello => -
thanks! => -
help => -
what's the weather => -
what's the weather tomorrow? => -
yes => -
no => -
never mind => -
3 => -
... => -
🎉 => -
I like turtles => -
how are you? => -
mark everything due today as done => looked
when is task 2 due? => -
is task 3 done? => -
details of task 2 => -
mark both as done => -
mark call mom as not done => looked
hi => -
Hello! => -
good morning => -
thank you so much => -
bye => -
what can you do? => -
? => -
!!! => -
🎉🎉 => -
ok => -
who won the game? => -
tell me a joke => -
what is the capital of France => -
why is the sky blue? => -
is it raining today? => -
lorem ipsum dolor => -
milk => -
the quick brown fox => -
12345 => -
#3 => -
task 3 => -
-1 => -
complete task 0 => -
complete 99999999999999999999 => -
delete task 9007199254740993 => -
drop the dentist => looked
delete task -5 => looked
null => -
undefined => -
<script>alert(1)</script> => -
change => -
rename 3 => -
reschedule 3 => -
set priority => -
tag => -
remind me => -
add "" => -
add "   " => -
add tomorrow => -
add urgent => -
reschedule the team meeting => -
postpone all overdue tasks to tomorrow => looked
rename it => -
mark all overdue tasks as done => looked
que tareas tengo => -
ajoute du lait => -
what is task 3? => -
show me details for #4 => -
open task 2 => -
update task 1 => -
postpone task 1 => -
postpone task 1 to => -
clear overdue tasks => looked
`;

for (const { phrase, expected } of rowsOf(table)) {
  test(`${JSON.stringify(phrase)} changes nothing`, () => {
    assert.equal(outcomeOf(phrase), expected);
  });
}
