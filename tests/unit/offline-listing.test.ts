import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, rowsOf } from './offline-fake.ts';

const table = `
Show me all my tasks => list_tasks {"status":"all"}
What's pending? => list_tasks {"status":"pending"}
What have I completed? => list_tasks {"status":"completed"}
what is overdue? => list_tasks {"due":"overdue"}
add milk, then show my list => list_tasks {"status":"all"}
show => list_tasks {"status":"all"}
show my tasks => list_tasks {"status":"all"}
list tasks => list_tasks {"status":"all"}
what's due today? => list_tasks {"status":"pending","due":"today"}
what do I have to do tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
show overdue tasks => list_tasks {"due":"overdue"}
show high priority tasks => list_tasks {"priority":"high"}
show tasks tagged work => list_tasks {"tags":["work"]}
show #work => list_tasks {"tags":["work"]}
show completed tasks => list_tasks {"status":"completed"}
show pending tasks sorted by due date => list_tasks {"status":"pending","sort_by":"due_date","order":"asc"}
find tasks about milk => list_tasks {"search":"milk"}
search milk => list_tasks {"search":"milk"}
what's on my plate this week => list_tasks {"status":"pending","due":"week"}
show tasks without a due date => list_tasks {"status":"pending","due":"none"}
how many tasks do I have? => list_tasks {"status":"pending"}
anything due this week? => list_tasks {"status":"pending","due":"week"}
what should I do today? => list_tasks {"status":"pending","due":"today"}
tasks due before friday => list_tasks {"status":"pending","due_before":"2026-03-13"}
show tasks due next week => list_tasks {"status":"pending","due_after":"2026-03-16","due_before":"2026-03-23"}
show me the top 3 tasks by priority => list_tasks {"status":"all","sort_by":"priority","order":"desc","limit":3}
my shopping list => list_tasks {"search":"shopping"}
what are my tasks? => list_tasks {"status":"all"}
what's on my list? => list_tasks {"status":"all"}
what do I need to do? => list_tasks {"status":"pending"}
list all my pending tasks => list_tasks {"status":"pending"}
list completed => list_tasks {"status":"completed"}
show everything => list_tasks {"status":"all"}
display my todo list => list_tasks {"status":"all"}
can I see my tasks? => list_tasks {"status":"all"}
let me see what's due tomorrow => list_tasks {"status":"pending","due":"tomorrow"}
give me all urgent tasks => list_tasks {"status":"all","priority":"urgent"}
which tasks are overdue? => list_tasks {"due":"overdue"}
do I have anything due tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
have I finished anything? => list_tasks {"status":"completed"}
what did I complete? => list_tasks {"status":"completed"}
what's left? => list_tasks {"status":"pending"}
what's next? => list_tasks {"status":"pending"}
pending => list_tasks {"status":"pending"}
overdue => list_tasks {"due":"overdue"}
my tasks => list_tasks {"status":"all"}
all tasks => list_tasks {"status":"all"}
tasks for today => list_tasks {"status":"pending","due":"today"}
today's tasks => list_tasks {"status":"pending","due":"today"}
tomorrow's tasks => list_tasks {"status":"pending","due":"tomorrow"}
urgent tasks => list_tasks {"priority":"urgent"}
show tasks with tag work => list_tasks {"tags":["work"]}
show me tasks tagged #work and #home => list_tasks {"tags":["work","home"]}
show p1 tasks => list_tasks {"priority":"urgent"}
sort my tasks by priority => list_tasks {"status":"all","sort_by":"priority","order":"desc"}
show tasks by due date => list_tasks {"status":"all","sort_by":"due_date","order":"asc"}
show newest tasks => list_tasks {"status":"all","sort_by":"created_at","order":"desc"}
show tasks alphabetically => list_tasks {"status":"all","sort_by":"title","order":"asc"}
find groceries => list_tasks {"search":"groceries"}
search for dentist => list_tasks {"search":"dentist"}
look for tasks about taxes => list_tasks {"search":"taxes"}
show tasks containing "team meeting" => list_tasks {"search":"team meeting"}
show me what I have to do this week => list_tasks {"status":"pending","due":"week"}
anything for tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
what about tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
show low priority pending tasks due this week => list_tasks {"status":"pending","due":"week","priority":"low"}
list the next 5 tasks => list_tasks {"status":"pending","limit":5,"sort_by":"due_date"}
show tasks due after friday => list_tasks {"status":"pending","due_after":"2026-03-13"}
show me => list_tasks {"status":"all"}
What tasks do I have for tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
What do I have pending for this week? => list_tasks {"status":"pending","due":"week"}
Show me everything that's high priority => list_tasks {"status":"all","priority":"high"}
show all high priority tasks that are pending => list_tasks {"status":"pending","priority":"high"}
Which tasks are due today? => list_tasks {"status":"pending","due":"today"}
What's due this week? => list_tasks {"status":"pending","due":"week"}
is there anything overdue? => list_tasks {"due":"overdue"}
Do I have any urgent tasks? => list_tasks {"status":"pending","priority":"urgent"}
list my tasks sorted by priority descending => list_tasks {"status":"all","sort_by":"priority","order":"desc"}
show me my completed tasks from this week => list_tasks {"status":"completed"}
what did I finish today? => list_tasks {"status":"completed"}
show work tasks => list_tasks {"search":"work"}
show tasks for friday => list_tasks {"status":"pending","due_after":"2026-03-13","due_before":"2026-03-14"}
what do I have on friday? => list_tasks {"status":"pending","due_after":"2026-03-13","due_before":"2026-03-14"}
what's happening tomorrow? => list_tasks {"status":"pending","due":"tomorrow"}
tasks with no due date => list_tasks {"status":"pending","due":"none"}
show only pending => list_tasks {"status":"pending"}
show me the list => list_tasks {"status":"all"}
how many tasks are pending? => list_tasks {"status":"pending"}
count my tasks => list_tasks {"status":"all"}
do I have a task about rent? => list_tasks {"status":"pending","search":"rent"}
when is rent due? => list_tasks {"search":"rent"}
what time is the team meeting? => list_tasks {"search":"team meeting"}
delete milk and show my list => list_tasks {"status":"all"}
`;

for (const { phrase, expected } of rowsOf(table)) {
  test(`${JSON.stringify(phrase)} lists what it asks for`, () => {
    assert.equal(outcomeOf(phrase), expected);
  });
}
