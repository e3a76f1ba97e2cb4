/** Words that sentences about tasks are made of: by themselves they name none. */

const words = (text: string) => text.trim().split(/\s+/u);

export const frameWords: ReadonlySet<string> = new Set(
  words(`
  a an the this that these those it its they them he him she her i me my we us our you your who what which when where why how
  is are was were be been being am isnt arent wasnt do does did done dont doesnt didnt have has had havent hasnt get gets got getting
  can could should shall will would may might must need needs needed want wants wanted like let lets wont cant shouldnt
  and or but so then than as if because since while until till from to of for on at in by with without about into after before during
  not no none never nothing only just also too even already still yet again now soon later actually really please pls thanks thank ok okay yes
  add added create new make made put set change changed move moved push pushed shift reschedule rescheduled postpone postponed delay delayed
  bring brought swap switch rename call called name named tag tagged tags label labelled mark marked tick ticked check checked cross crossed off
  delete deleted remove removed drop dropped scrap scrapped bin clear cleared cancel cancelled canceled erase forget forgotten scratch
  complete completed finish finished finally sorted ready open reopen undo restore back done
  show list see look find search tell give remind reminder reminders note notes due date dates deadline time times day days week weeks weekend
  month months year years hour hours hr hrs minute minutes min mins second seconds morning afternoon evening night noon midnight
  today tonight tomorrow tmrw yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  every each daily weekly monthly yearly other next last first third all both everything rest
  priority prio high higher low lower medium normal urgent important
  task tasks todo todos item items thing things stuff one ones number no up down out over away instead start starts started begin begins
  one two three four five six seven eight nine ten am pm oclock half past quarter
`),
);
