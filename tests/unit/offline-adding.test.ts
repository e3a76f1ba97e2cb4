import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, rowsOf } from '../support/offline-fake.ts';

const table = String.raw`
Add a task to buy groceries => add_task {"title":"Buy groceries"}
Email bob #work !urgent => add_task {"title":"Email bob","priority":"urgent","tags":["work"]}
add a task: pack and add a note: bring the blue folder => add_task {"title":"Pack","description":"bring the blue folder"}
I need to remember to pay bills => add_task {"title":"Pay bills"}
pay rent every month on the 31st => add_task {"title":"Pay rent","recurrence":{"rule":"FREQ=MONTHLY;BYMONTHDAY=31","mode":"schedule"}}
buy milk => add_task {"title":"Buy milk"}
ADD BUY MILK => add_task {"title":"BUY MILK"}
add milk and eggs => add_task {"title":"Milk and eggs"}
add milk and mark 2 done => add_task {"title":"Milk"} + complete_task {"task_id":2}
add buy milk tomorrow at 5pm => add_task {"title":"Buy milk","due_date":"2026-03-11T17:00:00.000Z"}
Add a high priority task to file taxes by friday #finance => add_task {"title":"File taxes","priority":"high","tags":["finance"],"due_date":"2026-03-13"}
create an urgent task: call the bank => add_task {"title":"Call the bank","priority":"urgent"}
create task "Buy milk tomorrow" => add_task {"title":"Buy milk tomorrow"}
Add "Read War and Peace" due next friday => add_task {"title":"Read War and Peace","due_date":"2026-03-20"}
remind me to call mom at 5pm => add_task {"title":"Call mom","due_date":"2026-03-10T17:00:00.000Z"}
remind me tomorrow to water plants => add_task {"title":"Water plants","due_date":"2026-03-11"}
remember to water the plants every sunday => add_task {"title":"Water the plants","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=SU","mode":"schedule"}}
don't forget to send the invoice => add_task {"title":"Send the invoice"}
I have to pick up the kids at 3pm => add_task {"title":"Pick up the kids","due_date":"2026-03-10T15:00:00.000Z"}
todo: sweep the floor => add_task {"title":"Sweep the floor"}
buy milk, important => add_task {"title":"Buy milk","priority":"high"}
add buy gas high priority => add_task {"title":"Buy gas","priority":"high"}
buy milk p1 => add_task {"title":"Buy milk","priority":"urgent"}
tomorrow dentist at 9 => add_task {"title":"Dentist","due_date":"2026-03-11T09:00:00.000Z"}
9am meeting with Bob on friday => add_task {"title":"Meeting with Bob","due_date":"2026-03-13T09:00:00.000Z"}
tomorrow morning vet at 8:30 => add_task {"title":"Vet","due_date":"2026-03-11T08:30:00.000Z"}
email Tom tomorrow about the meeting at 3 => add_task {"title":"Email Tom about the meeting at 3","due_date":"2026-03-11"}
discuss the friday release at 3pm => add_task {"title":"Discuss the friday release","due_date":"2026-03-10T15:00:00.000Z"}
early shift every weekday at 7am until 1 april => add_task {"title":"Early shift","due_date":"2026-03-11T07:00:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260401","mode":"schedule"}}
watch 28 Days Later on friday => add_task {"title":"Watch 28 Days Later","due_date":"2026-03-13"}
order tyres, remind me on the 14th => add_task {"title":"Order tyres","due_date":"2026-03-14"}
gym tomorrow at 7am and dentist the day after at 9 => add_task {"title":"Gym","due_date":"2026-03-11T07:00:00.000Z"} + add_task {"title":"Dentist","due_date":"2026-03-12T09:00:00.000Z"}
dentist tomorrow 3pm => add_task {"title":"Dentist","due_date":"2026-03-11T15:00:00.000Z"}
call mom tomorrow at 5pm remind me 30 minutes before => add_task {"title":"Call mom","due_date":"2026-03-11T17:00:00.000Z","reminders":["PT30M"]}
Buy milk\nBuy eggs => add_task {"title":"Buy milk"} + add_task {"title":"Buy eggs"}
add these tasks:\n- milk\n- eggs => add_task {"title":"Milk"} + add_task {"title":"Eggs"}
- milk\n- eggs => add_task {"title":"Milk"} + add_task {"title":"Eggs"}
Add a task to buy groceries. Milk, eggs, bread => add_task {"title":"Buy groceries","description":"Milk, eggs, bread"}
finish report by friday => add_task {"title":"Finish report","due_date":"2026-03-13"}
🎉 party tomorrow => add_task {"title":"🎉 party","due_date":"2026-03-11"}
I need to delete old emails => add_task {"title":"Delete old emails"}
make dinner every friday => add_task {"title":"Make dinner","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=FR","mode":"schedule"}}
set up meeting with Bob tomorrow at 10 => add_task {"title":"Set up meeting with Bob","due_date":"2026-03-11T10:00:00.000Z"}
push code to prod by friday => add_task {"title":"Push code to prod","due_date":"2026-03-13"}
book flights to Rome on 3/4 => add_task {"title":"Book flights to Rome","due_date":"2026-04-03"}
call Dr. Smith tomorrow at 9am => add_task {"title":"Call Dr. Smith","due_date":"2026-03-11T09:00:00.000Z"}
pay rent on the 1st of every month => add_task {"title":"Pay rent","recurrence":{"rule":"FREQ=MONTHLY;BYMONTHDAY=1","mode":"schedule"}}
water plants every other day => add_task {"title":"Water plants","recurrence":{"rule":"FREQ=DAILY;INTERVAL=2","mode":"schedule"}}
add milk to my shopping list => add_task {"title":"Milk","tags":["shopping"]}
Can you add a task to buy bread? => add_task {"title":"Buy bread"}
remind me tomorrow at 9 about task 3 => add_task {"title":"Task 3","due_date":"2026-03-11T09:00:00.000Z"}
remind me about the dentist tomorrow at 9am => add_task {"title":"Dentist","due_date":"2026-03-11T09:00:00.000Z"}
Add task: buy milk => add_task {"title":"Buy milk"}
add a todo to clean the garage on saturday => add_task {"title":"Clean the garage","due_date":"2026-03-14"}
new task call the plumber => add_task {"title":"Call the plumber"}
create a new task called "Prepare slides" => add_task {"title":"Prepare slides"}
make a task to renew passport next month => add_task {"title":"Renew passport","due_date":"2026-04-10"}
add a reminder to take medicine at 8am => add_task {"title":"Take medicine","due_date":"2026-03-11T08:00:00.000Z"}
put bread on my shopping list => add_task {"title":"Bread","tags":["shopping"]}
I want to buy a bike => add_task {"title":"Buy a bike"}
I'd like to add a task to read more => add_task {"title":"Read more"}
could you please remind me to stretch in 2 hours? => add_task {"title":"Stretch","due_date":"2026-03-10T11:30:00.000Z"}
I must submit the report by end of day => add_task {"title":"Submit the report","due_date":"2026-03-10T18:00:00.000Z"}
we need to book a hotel for next friday => add_task {"title":"Book a hotel","due_date":"2026-03-20"}
gotta feed the cat tonight => add_task {"title":"Feed the cat","due_date":"2026-03-10T20:00:00.000Z"}
note to self: renew domain => add_task {"title":"Renew domain"}
jot down: ask Bob about lunch => add_task {"title":"Ask Bob about lunch"}
need to buy stamps => add_task {"title":"Buy stamps"}
make sure to lock the door => add_task {"title":"Lock the door"}
add gym every monday at 7am => add_task {"title":"Gym","due_date":"2026-03-16T07:00:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=MO","mode":"schedule"}}
add standup every weekday at 9:30 => add_task {"title":"Standup","due_date":"2026-03-11T09:30:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR","mode":"schedule"}}
add "Call mom" tomorrow p2 #family => add_task {"title":"Call mom","priority":"high","tags":["family"],"due_date":"2026-03-11"}
add buy 2 tickets for the match on 15 April => add_task {"title":"Buy 2 tickets for the match","due_date":"2026-04-15"}
add submit taxes by April 15 => add_task {"title":"Submit taxes","due_date":"2026-04-15"}
add meeting with Ann on 2026-04-01 at 14:00 => add_task {"title":"Meeting with Ann","due_date":"2026-04-01T14:00:00.000Z"}
add 'Dinner with Bob' friday at 7pm => add_task {"title":"Dinner with Bob","due_date":"2026-03-13T19:00:00.000Z"}
add low fat milk => add_task {"title":"Low fat milk"}
add a low priority task to sort photos => add_task {"title":"Sort photos","priority":"low"}
add asap call landlord => add_task {"title":"Call landlord","priority":"urgent"}
add Fix login bug with high priority and tag backend => add_task {"title":"Fix login bug","priority":"high","tags":["backend"]}
add pay bills tagged home and finance due tomorrow => add_task {"title":"Pay bills","tags":["home","finance"],"due_date":"2026-03-11"}
add buy milk with description two litres, semi-skimmed => add_task {"title":"Buy milk","description":"two litres, semi-skimmed"}
Add task "Review PR" description: "check the tests" => add_task {"title":"Review PR","description":"check the tests"}
buy milk and call mom => add_task {"title":"Buy milk and call mom"}
buy milk. call mom. => add_task {"title":"Buy milk"} + add_task {"title":"Call mom"}
call mom then email dad => add_task {"title":"Call mom then email dad"}
add call mom; add email dad => add_task {"title":"Call mom"} + add_task {"title":"Email dad"}
1. buy milk\n2. call mom => add_task {"title":"Buy milk"} + add_task {"title":"Call mom"}
[ ] buy milk\n[ ] call mom => add_task {"title":"Buy milk"} + add_task {"title":"Call mom"}
SELECT * FROM tasks; DROP TABLE tasks; => add_task {"title":"DROP TABLE tasks"}
add 🎉 => add_task {"title":"🎉"}
ADD A TASK TO BUY MILK TOMORROW AT 5PM => add_task {"title":"BUY MILK","due_date":"2026-03-11T17:00:00.000Z"}
   add    buy     milk => add_task {"title":"Buy milk"}
Add buy milk!!! => add_task {"title":"Buy milk"}
add task task => add_task {"title":"Task"}
add the report => add_task {"title":"The report"}
add to buy milk => add_task {"title":"Buy milk"}
Add a task to buy groceries tomorrow => add_task {"title":"Buy groceries","due_date":"2026-03-11"}
I need to call the dentist on Monday at 10 => add_task {"title":"Call the dentist","due_date":"2026-03-16T10:00:00.000Z"}
can you remind me to pay the electricity bill on the 5th => add_task {"title":"Pay the electricity bill","due_date":"2026-04-05"}
set a task for tomorrow: pick up dry cleaning => add_task {"title":"Pick up dry cleaning","due_date":"2026-03-11"}
Add "Team sync" every weekday at 9am with a reminder 10 minutes before => add_task {"title":"Team sync","due_date":"2026-03-11T09:00:00.000Z","reminders":["PT10M"],"recurrence":{"rule":"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR","mode":"schedule"}}
add a recurring task to water the plants every 3 days => add_task {"title":"Water the plants","recurrence":{"rule":"FREQ=DAILY;INTERVAL=3","mode":"schedule"}}
every friday submit timesheet => add_task {"title":"Submit timesheet","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=FR","mode":"schedule"}}
every day at 8am take vitamins => add_task {"title":"Take vitamins","due_date":"2026-03-11T08:00:00.000Z","recurrence":{"rule":"FREQ=DAILY","mode":"schedule"}}
add yoga every other tuesday at 6pm until june => add_task {"title":"Yoga","due_date":"2026-03-10T18:00:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630","mode":"schedule"}}
buy milk @home => add_task {"title":"Buy milk @home"}
book dentist next week => add_task {"title":"Book dentist","due_date":"2026-03-17"}
add task: finish the quarterly report by Friday 5pm, high priority, tag it work => add_task {"title":"Finish the quarterly report","priority":"high","due_date":"2026-03-13T17:00:00.000Z","tags":["work"]}
add finish report => add_task {"title":"Finish report"}
add delete old files => add_task {"title":"Delete old files"}
add a task to delete old files => add_task {"title":"Delete old files"}
add a task "Delete everything" => add_task {"title":"Delete everything"}
create a task to show my work to the boss => add_task {"title":"Show my work to the boss"}
remember that mom's birthday is on june 5 => add_task {"title":"Mom's birthday","due_date":"2026-06-05"}
mom's birthday june 5 => add_task {"title":"Mom's birthday","due_date":"2026-06-05"}
I have a meeting tomorrow at 3pm => add_task {"title":"Meeting","due_date":"2026-03-11T15:00:00.000Z"}
meeting with John at 3pm tomorrow => add_task {"title":"Meeting with John","due_date":"2026-03-11T15:00:00.000Z"}
Add buy milk, eggs, and bread => add_task {"title":"Buy milk, eggs, and bread"}
Add three tasks: milk, eggs and bread => add_task {"title":"Milk"} + add_task {"title":"Eggs"} + add_task {"title":"Bread"}
add milk, add eggs, and add bread => add_task {"title":"Milk"} + add_task {"title":"Eggs"} + add_task {"title":"Bread"}
add a task to pay rent tomorrow. It's urgent. => add_task {"title":"Pay rent","due_date":"2026-03-11","priority":"urgent"}
add call mom tomorrow and remind me 30 minutes before => add_task {"title":"Call mom","due_date":"2026-03-11","reminders":["PT30M"]}
buy milk tomorrow! => add_task {"title":"Buy milk","due_date":"2026-03-11"}
Buy milk tomorrow at 5pm please => add_task {"title":"Buy milk","due_date":"2026-03-11T17:00:00.000Z"}
the essay is due on friday => add_task {"title":"The essay","due_date":"2026-03-13"}
remind me of the meeting => add_task {"title":"Meeting"}
remind me on friday about the report => add_task {"title":"The report","due_date":"2026-03-13"}
add کتاب پڑھنا tomorrow => add_task {"title":"کتاب پڑھنا","due_date":"2026-03-11"}
Hi, can you add "Buy bread" for tomorrow at noon? => add_task {"title":"Buy bread","due_date":"2026-03-11T12:00:00.000Z"}
add a task to email bob and set it to high priority => add_task {"title":"Email bob","priority":"high"}
buy milk tomorrow and call mom on friday => add_task {"title":"Buy milk","due_date":"2026-03-11"} + add_task {"title":"Call mom","due_date":"2026-03-13"}
add buy milk tomorrow and add call mom on friday => add_task {"title":"Buy milk","due_date":"2026-03-11"} + add_task {"title":"Call mom","due_date":"2026-03-13"}
remind me to buy milk tomorrow at 9am and to call mom at 5pm => add_task {"title":"Buy milk","due_date":"2026-03-11T09:00:00.000Z"} + add_task {"title":"Call mom","due_date":"2026-03-10T17:00:00.000Z"}
plan my day => add_task {"title":"Plan my day"}
clean the kitchen every saturday morning => add_task {"title":"Clean the kitchen","due_date":"2026-03-14T09:00:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=SA","mode":"schedule"}}
take out trash every tuesday and friday at 8pm => add_task {"title":"Take out trash","due_date":"2026-03-10T20:00:00.000Z","recurrence":{"rule":"FREQ=WEEKLY;BYDAY=TU,FR","mode":"schedule"}}
pay rent monthly => add_task {"title":"Pay rent","recurrence":{"rule":"FREQ=MONTHLY","mode":"schedule"}}
backup server daily at 2am => add_task {"title":"Backup server","due_date":"2026-03-11T02:00:00.000Z","recurrence":{"rule":"FREQ=DAILY","mode":"schedule"}}
go for a run at 6 => add_task {"title":"Go for a run","due_date":"2026-03-10T18:00:00.000Z"}
lunch with Sam at noon => add_task {"title":"Lunch with Sam","due_date":"2026-03-10T12:00:00.000Z"}
flight at 6:45 on friday => add_task {"title":"Flight","due_date":"2026-03-13T18:45:00.000Z"}
submit report in 2 hours => add_task {"title":"Submit report","due_date":"2026-03-10T11:30:00.000Z"}
renew license in 3 days => add_task {"title":"Renew license","due_date":"2026-03-13"}
call bank after lunch => add_task {"title":"Call bank after lunch"}
birthday party for Tim next saturday 4pm-6pm => add_task {"title":"Birthday party for Tim","due_date":"2026-03-21T16:00:00.000Z"}
add "quotes 'inside' quotes" => add_task {"title":"quotes 'inside' quotes"}
add it's mom's birthday => add_task {"title":"It's mom's birthday"}
add rock 'n' roll concert => add_task {"title":"Rock 'n' roll concert"}
add 100% cotton shirt => add_task {"title":"100% cotton shirt"}
add C++ homework => add_task {"title":"C++ homework"}
add https://example.com/path?a=1 read article => add_task {"title":"https://example.com/path?a=1 read article"}
add buy 3 apples => add_task {"title":"Buy 3 apples"}
add task 5 things to do => add_task {"title":"5 things to do"}
add number 7 jersey => add_task {"title":"Number 7 jersey"}
add p1 bug => add_task {"title":"Bug","priority":"urgent"}
add meeting #3 => add_task {"title":"Meeting #3"}
add #work #home fix things => add_task {"title":"Fix things","tags":["work","home"]}
add pay $50 to Bob!! => add_task {"title":"Pay $50 to Bob"}
the car needs an oil change => add_task {"title":"The car needs an oil change"}
we're out of milk => add_task {"title":"We're out of milk"}
the tyres should be changed before winter => add_task {"title":"The tyres should be changed before winter"}
the wifi is broken, call the provider => add_task {"title":"The wifi is broken, call the provider"}
I've been meaning to call aunt Rosa => add_task {"title":"Call aunt Rosa"}
I promised Dana I'd proofread her thesis => add_task {"title":"Proofread her thesis"}
someone should tell HR about the chair => add_task {"title":"Tell HR about the chair"}
it would be good to call grandma => add_task {"title":"Call grandma"}
gonna go running tomorrow => add_task {"title":"Go running","due_date":"2026-03-11"}
going to Berlin tomorrow => add_task {"title":"Going to Berlin","due_date":"2026-03-11"}
got a dentist appointment on the 24th => add_task {"title":"Dentist appointment","due_date":"2026-03-24"}
trash goes out on friday => add_task {"title":"Trash goes out","due_date":"2026-03-13"}
add call mum then call dad then call gran => add_task {"title":"Call mum"} + add_task {"title":"Call dad"} + add_task {"title":"Call gran"}
call mum, oh and pay the fee tomorrow => add_task {"title":"Call mum"} + add_task {"title":"Pay the fee","due_date":"2026-03-11"}
add study for the test thursday, text Jake and buy a charger => add_task {"title":"Study for the test","due_date":"2026-03-12"} + add_task {"title":"Text Jake"} + add_task {"title":"Buy a charger"}
buy milk, call mom and pay rent tomorrow => add_task {"title":"Buy milk, call mom and pay rent","due_date":"2026-03-11"}
pls add: - eggs - milk => add_task {"title":"Eggs"} + add_task {"title":"Milk"}
add milk. also eggs => add_task {"title":"Milk"} + add_task {"title":"Eggs"}
add task: call the plumber. due tomorrow. high priority. => add_task {"title":"Call the plumber","priority":"high","due_date":"2026-03-11"}
two things for next week: call Ann by tuesday, buy soap => add_task {"title":"Call Ann","due_date":"2026-03-17"} + add_task {"title":"Buy soap","due_date":"2026-03-17"}
add Read chapter 3 due tomorrow low priority tagged school => add_task {"title":"Read chapter 3","priority":"low","tags":["school"],"due_date":"2026-03-11"}
`;

for (const { phrase, expected } of rowsOf(table)) {
  test(`${JSON.stringify(phrase)} adds what it says`, () => {
    assert.equal(outcomeOf(phrase), expected);
  });
}
