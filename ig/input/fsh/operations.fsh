// What clients may call beside the interactions of FHIR. ConformanceTest compares names and parameters with the code.

RuleSet: Operation(code)
* status = #active
* kind = #operation
* experimental = false
* code = #{code}
* url = "http://kenko-techo.jp/fhir/OperationDefinition/{code}"

Instance: access-log
InstanceOf: OperationDefinition
Usage: #definition
Title: "閲覧の記録 Who looked at this record"
Description: "The person's own trail as a searchset of AuditEvents, newest first: who, from which organization, what, when, on which ground, each with a sentence in Japanese (outcomeDesc, text) and English (text). For the person and whoever acts for them; a token needs a scope that covers reading AuditEvent."
* insert Operation(access-log)
* name = "AccessLog"
* title = "閲覧の記録 Who looked at this record"
* description = "The person's own trail as a searchset of AuditEvents, newest first: who, from which organization, what, when, on which ground, each with a sentence in Japanese (outcomeDesc, text) and English (text). For the person and whoever acts for them; a token needs a scope that covers reading AuditEvent."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The first day, in Japan, written 2026-04-01."
* parameter[=].type = #string
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The last day, in Japan."
* parameter[=].type = #string
* parameter[+].name = #before
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Where the page before ended; given by the link next."
* parameter[=].type = #string
* parameter[+].name = #_count
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "How many on a page: 50, at most 200."
* parameter[=].type = #integer
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A Bundle of AuditEvents with a link next where there are more."
* parameter[=].type = #Bundle

Instance: break-glass
InstanceOf: OperationDefinition
Usage: #definition
Title: "緊急アクセス Emergency access"
Description: "Opens this record to a clinician of a registered clinic without its person's consent, for an hour unless set otherwise. The person is told at once by a Communication, and the reason stands in their access log. Everything is shown but consents and notices; labels stay. The clinician must have signed in with two factors."
* insert Operation(break-glass)
* name = "BreakGlass"
* title = "緊急アクセス Emergency access"
* description = "Opens this record to a clinician of a registered clinic without its person's consent, for an hour unless set otherwise. The person is told at once by a Communication, and the reason stands in their access log. Everything is shown but consents and notices; labels stay. The clinician must have signed in with two factors."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #reason
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Why, in 10 to 1000 characters. The person will read it."
* parameter[=].type = #string
* parameter[+].name = #until
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "When it ends."
* parameter[=].type = #instant

Instance: checkup-trend
InstanceOf: OperationDefinition
Usage: #definition
Title: "健診の値の移り変わり How a value of check-ups went"
Description: "The results of one item over the years, whatever the method."
* insert Operation(checkup-trend)
* name = "CheckupTrend"
* title = "健診の値の移り変わり How a value of check-ups went"
* description = "The results of one item over the years, whatever the method."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #item
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "An item: its 17 digits, or the first twelve, which years and methods have in common."
* parameter[=].type = #string
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The first day, in Japan, written 2022-04-01."
* parameter[=].type = #string
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The last day."
* parameter[=].type = #string
* parameter[+].name = #bundle
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The Observations that count, oldest first."
* parameter[=].type = #Bundle
* parameter[+].name = #point
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A compact table of the same."
* parameter[=].part[+].name = #day
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The day of the check-up."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #item
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The 17 digits, which tell the method."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #value
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The value, where it is a number; HbA1c by JDS as NGSP."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #answer
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The answer or the words, where it is none."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #low
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Reference range of that year."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #high
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Reference range of that year."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #observation
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The Observation."
* parameter[=].part[=].type = #Reference
* parameter[+].name = #threshold
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "From where the ministry's programme asks for guidance, and for a doctor."
* parameter[=].part[+].name = #below
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Whether the value is to be seen to when it is below."
* parameter[=].part[=].type = #boolean
* parameter[=].part[+].name = #guidance
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "保健指導判定値."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #referral
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "受診勧奨判定値."
* parameter[=].part[=].type = #Quantity
* parameter[+].name = #left-out
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A value that does not count and is in neither of both: not settled, a bound, in another unit, or one that nobody can have."
* parameter[=].part[+].name = #observation
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The Observation."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #reason
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Why, in Japanese and English."
* parameter[=].part[=].type = #string

Instance: consent-preview
InstanceOf: OperationDefinition
Usage: #definition
Title: "同意の下見 What a draft Consent would show"
Description: "Answers what the actors of a draft Consent would see of this record if it held beside the Consents that hold already, and how much stays hidden. Asked through the same gate and searches that answer their tokens; nothing is stored and no trail tells of it. For the person and whoever acts for them."
* insert Operation(consent-preview)
* name = "ConsentPreview"
* title = "同意の下見 What a draft Consent would show"
* description = "Answers what the actors of a draft Consent would see of this record if it held beside the Consents that hold already, and how much stays hidden. Asked through the same gate and searches that answer their tokens; nothing is stored and no trail tells of it. For the person and whoever acts for them."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #consent
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The draft, of any status. One with the id of a stored Consent is taken in its place."
* parameter[=].type = #Consent
* parameter[+].name = #actor
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "The actors it is about."
* parameter[=].type = #Reference
* parameter[+].name = #category
* parameter[=].use = #out
* parameter[=].min = 9
* parameter[=].max = "9"
* parameter[=].documentation = "One for each information category."
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The category."
* parameter[=].part[=].type = #Coding
* parameter[=].part[+].name = #visible
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many records of it would be seen."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #hidden
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many would not."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #item
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "3"
* parameter[=].part[=].documentation = "The newest of those that would be seen, with what they are called."
* parameter[=].part[=].type = #Reference

Instance: dose-calendar
InstanceOf: OperationDefinition
Usage: #definition
Title: "お薬のカレンダー Calendar of doses"
Description: "The doses that are due, as an iCalendar file with alarms for the calendar of a telephone. Events keep their identity: importing a later file again changes them and doubles none."
* insert Operation(dose-calendar)
* name = "DoseCalendar"
* title = "お薬のカレンダー Calendar of doses"
* description = "The doses that are due, as an iCalendar file with alarms for the calendar of a telephone. Events keep their identity: importing a later file again changes them and doubles none."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The first day, in Japan, written 2026-11-05; default today."
* parameter[=].type = #string
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The last day; default the 90th day. At most 366 days."
* parameter[=].type = #string
* parameter[+].name = #names
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether to write the names of the medicines; default false, since calendars are seen by others."
* parameter[=].type = #boolean
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "text/calendar (RFC 5545), one event for each time of the day, each with an alarm."
* parameter[=].type = #Binary

Instance: dose-schedule
InstanceOf: OperationDefinition
Usage: #definition
Title: "お薬の予定 Schedule of doses"
Description: "Which medicine is due when, by the person's own times of the day (Questionnaire meal-times), merged by time; what became of each dose; and what should be left. Times are never guessed: what the usage does not plainly say stands under unscheduled. A weekly medicine never gets a daily schedule."
* insert Operation(dose-schedule)
* name = "DoseSchedule"
* title = "お薬の予定 Schedule of doses"
* description = "Which medicine is due when, by the person's own times of the day (Questionnaire meal-times), merged by time; what became of each dose; and what should be left. Times are never guessed: what the usage does not plainly say stands under unscheduled. A weekly medicine never gets a daily schedule."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #start
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The first day, in Japan, written 2026-11-05; default today."
* parameter[=].type = #string
* parameter[+].name = #end
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The last day; default the day of start. At most 366 days."
* parameter[=].type = #string
* parameter[+].name = #slot
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What is due at one time, in the order of time."
* parameter[=].part[+].name = #time
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When, in Japan; absent where only the number of times a day is known, and no time."
* parameter[=].part[=].type = #dateTime
* parameter[=].part[+].name = #day
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The day."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #label
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "朝食後, 就寝前, 8:00."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #dose
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "One medicine of it."
* parameter[=].part[=].part[+].name = #id
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The identifier for a MedicationAdministration that says what became of this dose; the same in the calendar."
* parameter[=].part[=].part[=].type = #Identifier
* parameter[=].part[=].part[+].name = #medication
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The MedicationStatement."
* parameter[=].part[=].part[=].type = #Reference
* parameter[=].part[=].part[+].name = #quantity
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "How much, where it can be told."
* parameter[=].part[=].part[=].type = #Quantity
* parameter[=].part[=].part[+].name = #text
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "How to take it, as printed."
* parameter[=].part[=].part[=].type = #string
* parameter[=].part[=].part[+].name = #state
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "planned, open (past, and nothing is recorded), taken, skipped or forgotten."
* parameter[=].part[=].part[=].type = #code
* parameter[+].name = #asNeeded
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Medicines taken when needed: never at a time."
* parameter[=].part[+].name = #medication
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The MedicationStatement."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When and how, as printed."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #mostPerDay
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many times a day at most, where it is said."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #hoursBetween
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many hours to leave between, where it is said."
* parameter[=].part[=].type = #integer
* parameter[+].name = #unscheduled
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Medicines whose times are not made up: what was printed is not plain enough, or must be asked."
* parameter[=].part[+].name = #medication
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The MedicationStatement."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How to take it, as printed."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #reason
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Why, in Japanese and English."
* parameter[=].part[=].type = #string
* parameter[+].name = #leftover
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What should be left now of medicines with recorded doses."
* parameter[=].part[+].name = #medication
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The MedicationStatement."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #most
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "If no unrecorded dose was taken."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #least
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "If every unrecorded dose was taken."
* parameter[=].part[=].type = #Quantity

Instance: drug-qr
InstanceOf: OperationDefinition
Usage: #definition
Title: "薬局で見せるお薬手帳のコード Codes of the medicines for any pharmacy"
Description: "What the person takes now, as far as the caller may see it, as QR codes that any pharmacy reads: お薬手帳データ of JAHIS 電子版お薬手帳 Ver.2.6 with 出力区分 2 (from the patient), in Shift_JIS, divided by record 911 where one code is not enough. What a pharmacy handed over stands as it was told; what the person wrote down is marked as theirs. Nothing is stored. Each symbol may be sent to $parse-drug-qr."
* insert Operation(drug-qr)
* name = "DrugQr"
* title = "薬局で見せるお薬手帳のコード Codes of the medicines for any pharmacy"
* description = "What the person takes now, as far as the caller may see it, as QR codes that any pharmacy reads: お薬手帳データ of JAHIS 電子版お薬手帳 Ver.2.6 with 出力区分 2 (from the patient), in Shift_JIS, divided by record 911 where one code is not enough. What a pharmacy handed over stands as it was told; what the person wrote down is marked as theirs. Nothing is stored. Each symbol may be sent to $parse-drug-qr."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #symbol
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "16"
* parameter[=].documentation = "One code, in the order in which they are shown; none when no medicine is taken. At most 666 bytes each, which is version 20 with error correction M."
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What is in it: a whole document, or a part with its record 911. In the code it stands in Shift_JIS."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #image
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The code as PNG, six pixels a module, with its quiet zone."
* parameter[=].part[=].type = #base64Binary
* parameter[=].part[+].name = #svg
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The code as SVG, to be drawn at any size."
* parameter[=].part[=].type = #base64Binary
* parameter[+].name = #medicines
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "How many medicines were put into the codes: the newest, at most 100."
* parameter[=].type = #integer
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What is not in the codes as it is in the record: characters that Shift_JIS lacks, texts that are too long, medicines that are too many."
* parameter[=].type = #OperationOutcome

Instance: hide
InstanceOf: OperationDefinition
Usage: #definition
Title: "記録を隠す Hide one record"
Description: "Hides one record from professionals, from family, from both or from nobody, whatever is shared. What is hidden is absent for them: in searches, totals, histories and references. Emergency access shows it. For the person and whoever acts for them, through the product's own apps, with a scope to update the type."
* insert Operation(hide)
* name = "Hide"
* title = "記録を隠す Hide one record"
* description = "Hides one record from professionals, from family, from both or from nobody, whatever is shared. What is hidden is absent for them: in searches, totals, histories and references. Emergency access shows it. For the person and whoever acts for them, through the product's own apps, with a scope to update the type."
* affectsState = true
* resource[0] = #Resource
* system = false
* type = false
* instance = true
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "professionals, family, everybody or nobody."
* parameter[=].type = #code
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The labels as they are now."
* parameter[=].type = #Meta

Instance: launch
InstanceOf: OperationDefinition
Usage: #definition
Title: "診療の場からアプリを起動する Launch an app from a visit"
Description: "Makes the launch value of a SMART EHR launch: whoever calls it, having signed in, opens an app with this Encounter and its patient in context. The value is used once, within five minutes, by that app and that person alone. The person must be able to see the Encounter."
* insert Operation(launch)
* name = "Launch"
* title = "診療の場からアプリを起動する Launch an app from a visit"
* description = "Makes the launch value of a SMART EHR launch: whoever calls it, having signed in, opens an app with this Encounter and its patient in context. The value is used once, within five minutes, by that app and that person alone. The person must be able to see the Encounter."
* affectsState = true
* resource[0] = #Encounter
* system = false
* type = false
* instance = true
* parameter[+].name = #client
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The client_id of the app, which must be registered with the scope launch."
* parameter[=].type = #string
* parameter[+].name = #launch
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The opaque value that the app sends as launch in its authorization request."
* parameter[=].type = #string
* parameter[+].name = #url
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The app's registered launch address with iss and launch, ready to be opened; absent when it has none."
* parameter[=].type = #uri

Instance: medical-expense-form
InstanceOf: OperationDefinition
Usage: #definition
Title: "医療費集計フォーム The tax office's form of medical expenses"
Description: "A year's medical expenses as a workbook (xlsx) in the columns and lines of 国税庁の医療費集計フォーム 3.1, to be taken into the tax return. It is not the tax office's own file: take its lines over into that one where a program insists on it."
* insert Operation(medical-expense-form)
* name = "MedicalExpenseForm"
* title = "医療費集計フォーム The tax office's form of medical expenses"
* description = "A year's medical expenses as a workbook (xlsx) in the columns and lines of 国税庁の医療費集計フォーム 3.1, to be taken into the tax return. It is not the tax office's own file: take its lines over into that one where a program insists on it."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #year
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The year, by the month of care: 2025."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The workbook."
* parameter[=].type = #Binary

Instance: medical-expense-summary
InstanceOf: OperationDefinition
Usage: #definition
Title: "医療費の集計 What care cost in a year"
Description: "Sums of a year's medical expenses, by class of care, provider and person treated, and what the tax law deducts of them (医療費控除, 所得税法 73 条). Only what the record holds is counted; a household adds up its persons by itself."
* insert Operation(medical-expense-summary)
* name = "MedicalExpenseSummary"
* title = "医療費の集計 What care cost in a year"
* description = "Sums of a year's medical expenses, by class of care, provider and person treated, and what the tax law deducts of them (医療費控除, 所得税法 73 条). Only what the record holds is counted; a household adds up its persons by itself."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #year
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The year, by the month of care: 2025."
* parameter[=].type = #string
* parameter[+].name = #paidBack
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "補填される金額, in yen, beyond what lines say."
* parameter[=].type = #string
* parameter[+].name = #income
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "総所得金額等 of the year, in yen: the threshold is a twentieth of it, or 100,000 yen if that is less."
* parameter[=].type = #string
* parameter[+].name = #year
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The year."
* parameter[=].type = #integer
* parameter[+].name = #total
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "All lines."
* parameter[=].part[+].name = #lines
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many lines."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #whole
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "医療費の総額."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #share
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the person bears: paid as written down, else the computed share."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #paidBack
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "補填される金額 as written down."
* parameter[=].part[=].type = #Money
* parameter[+].name = #kind
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "By class of care."
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "As printed; absent where a line does not say."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #lines
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many lines."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #whole
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "医療費の総額."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #share
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the person bears: paid as written down, else the computed share."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #paidBack
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "補填される金額 as written down."
* parameter[=].part[=].type = #Money
* parameter[+].name = #provider
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "By provider."
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "As printed; absent where a line does not say."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #lines
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many lines."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #whole
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "医療費の総額."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #share
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the person bears: paid as written down, else the computed share."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #paidBack
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "補填される金額 as written down."
* parameter[=].part[=].type = #Money
* parameter[+].name = #person
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "By the person treated."
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "As printed; absent where a line does not say."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #lines
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many lines."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #whole
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "医療費の総額."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #share
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the person bears: paid as written down, else the computed share."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #paidBack
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "補填される金額 as written down."
* parameter[=].part[=].type = #Money
* parameter[+].name = #deduction
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "医療費控除."
* parameter[=].part[+].name = #paid
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What the person bore."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #paidBack
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What was paid back."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #threshold
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What of it is not deducted."
* parameter[=].part[=].type = #Money
* parameter[=].part[+].name = #amount
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What may be deducted, at most two million yen."
* parameter[=].part[=].type = #Money
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What to know of the figures."
* parameter[=].type = #OperationOutcome

Instance: myna-import
InstanceOf: OperationDefinition
Usage: #definition
Title: "マイナポータルと健診のファイルを取り込む Import files of Myna Portal"
Description: "Of a person: takes files that a resident got from Myna Portal or from whoever examined them: check-ups (特定健診 as HL7 CDA, JP eCheckup and municipal screening as FHIR documents), medical expenses (the portal's CSV, XML, 医療費集計フォーム), medicines, procedures, immunisations, 妊婦健診 and 乳幼児健診 (documented CSV; the portal's JSON), packages of PHR services (.sphr). What a file is, its content decides; it may also be the body itself. Importing the same file again changes nothing; a corrected file makes new versions. Insurance numbers are not kept, and a file with an Individual Number (マイナンバー) is refused. Files that make many records are taken with Prefer: respond-async, all of them at one moment; 202, and $myna-import-status of the person tells when. Of the server, for systems of municipalities and insurers: takes an archive of many persons' check-ups (ZIP) as the body, with Prefer: respond-async; answers 202 with the address of $myna-import-status in Content-Location."
* insert Operation(myna-import)
* name = "MynaImport"
* title = "マイナポータルと健診のファイルを取り込む Import files of Myna Portal"
* description = "Of a person: takes files that a resident got from Myna Portal or from whoever examined them: check-ups (特定健診 as HL7 CDA, JP eCheckup and municipal screening as FHIR documents), medical expenses (the portal's CSV, XML, 医療費集計フォーム), medicines, procedures, immunisations, 妊婦健診 and 乳幼児健診 (documented CSV; the portal's JSON), packages of PHR services (.sphr). What a file is, its content decides; it may also be the body itself. Importing the same file again changes nothing; a corrected file makes new versions. Insurance numbers are not kept, and a file with an Individual Number (マイナンバー) is refused. Files that make many records are taken with Prefer: respond-async, all of them at one moment; 202, and $myna-import-status of the person tells when. Of the server, for systems of municipalities and insurers: takes an archive of many persons' check-ups (ZIP) as the body, with Prefer: respond-async; answers 202 with the address of $myna-import-status in Content-Location."
* affectsState = true
* resource[0] = #Patient
* system = true
* type = false
* instance = true
* parameter[+].name = #file
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "16"
* parameter[=].documentation = "A file as it was saved, in data; or a Binary that holds it, as url or as a Reference (Binary/123). One at least, unless the body is the file."
* parameter[=].type = #Attachment
* parameter[+].name = #dryRun
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether only to show what would be stored; default false."
* parameter[=].type = #boolean
* parameter[+].name = #confirmed
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether somebody made sure that files without a birth date are this person's; default false, and then such a file is refused."
* parameter[=].type = #boolean
* parameter[+].name = #summary
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What became of the resources, by type."
* parameter[=].part[+].name = #type
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The type of resource."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #created
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many are new."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #updated
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many got a new version, because the file says otherwise than the record."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #unchanged
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many the record held already."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #skipped
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many rows or items of the files could not be read and were left out."
* parameter[=].part[=].type = #integer
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What was done, and what was odd or left out, each with its place in the file."
* parameter[=].type = #OperationOutcome
* parameter[+].name = #resource
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What was stored, or was there; none in a dry run but what was there."
* parameter[=].type = #Reference

Instance: myna-import-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "取り込みの進み具合 How far an import is"
Description: "For whoever sent files or an archive to $myna-import with Prefer: respond-async. 202 with X-Progress while it is not done. Of a person, 200 with what $myna-import answers (summary, outcome, resource), or why nothing was stored. Of the server, for the system that sent an archive, 200 when no report waits: a report is of somebody whose record is here (matched), of somebody new (created), of one of several (ambiguous), or refused."
* insert Operation(myna-import-status)
* name = "MynaImportStatus"
* title = "取り込みの進み具合 How far an import is"
* description = "For whoever sent files or an archive to $myna-import with Prefer: respond-async. 202 with X-Progress while it is not done. Of a person, 200 with what $myna-import answers (summary, outcome, resource), or why nothing was stored. Of the server, for the system that sent an archive, 200 when no report waits: a report is of somebody whose record is here (matched), of somebody new (created), of one of several (ambiguous), or refused."
* affectsState = false
* resource[0] = #Patient
* system = true
* type = false
* instance = true
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The import, as Content-Location names it."
* parameter[=].type = #string
* parameter[+].name = #total
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. How many reports the archive holds."
* parameter[=].type = #integer
* parameter[+].name = #waiting
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. Not imported yet."
* parameter[=].type = #integer
* parameter[+].name = #matched
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. Imported into a record that was here."
* parameter[=].type = #integer
* parameter[+].name = #created
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. Imported into a record that began with it."
* parameter[=].type = #integer
* parameter[+].name = #ambiguous
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. Left out, because several records fit."
* parameter[=].type = #integer
* parameter[+].name = #refused
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of an archive. Left out for another reason."
* parameter[=].type = #integer
* parameter[+].name = #report
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Each that was left out, when all are done; the first thousand."
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The file, as the archive calls it."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #state
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "ambiguous or refused."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #outcome
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Why."
* parameter[=].part[=].type = #OperationOutcome
* parameter[+].name = #summary
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Of a person. What became of the resources, by type."
* parameter[=].part[+].name = #type
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The type of resource."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #created
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many are new."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #updated
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many got a new version, because the file says otherwise than the record."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #unchanged
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many the record held already."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #skipped
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many rows or items of the files could not be read and were left out."
* parameter[=].part[=].type = #integer
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of a person. What was done, and what was odd or left out, each with its place in the file."
* parameter[=].type = #OperationOutcome
* parameter[+].name = #resource
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Of a person. What was stored, or was there."
* parameter[=].type = #Reference

Instance: parse-drug-qr
InstanceOf: OperationDefinition
Usage: #definition
Title: "薬局の紙の二次元コードを読む Read a pharmacy's slip"
Description: "Reads the QR symbols that a Japanese pharmacy prints for the medication notebook (JAHIS 電子版お薬手帳, JAHISTC01 to 08) and shows, or stores, what they say: a MedicationStatement, a MedicationDispense and the reported MedicationRequest per drug, medicines bought over the counter, allergies and past illnesses as unconfirmed proposals, the family pharmacist, remarks. All symbols of a slip are sent together, in any order; where one is missing the answer says which, and nothing is kept. Calling it again with the same slip changes nothing."
* insert Operation(parse-drug-qr)
* name = "ParseDrugQr"
* title = "薬局の紙の二次元コードを読む Read a pharmacy's slip"
* description = "Reads the QR symbols that a Japanese pharmacy prints for the medication notebook (JAHIS 電子版お薬手帳, JAHISTC01 to 08) and shows, or stores, what they say: a MedicationStatement, a MedicationDispense and the reported MedicationRequest per drug, medicines bought over the counter, allergies and past illnesses as unconfirmed proposals, the family pharmacist, remarks. All symbols of a slip are sent together, in any order; where one is missing the answer says which, and nothing is kept. Calling it again with the same slip changes nothing."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #symbol
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "16"
* parameter[=].documentation = "One symbol of the slip, or one photograph of several: exactly one of text, data and image."
* parameter[=].part[+].name = #text
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "As a scanner decoded it. Characters lost at a cut cannot be mended: prefer data."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #data
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The bytes as the symbol carries them: Shift_JIS (CP932) or UTF-8."
* parameter[=].part[=].type = #base64Binary
* parameter[=].part[+].name = #image
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "A photograph, PNG or JPEG, of up to 64 megapixels and 15 MB; it is not kept."
* parameter[=].part[=].type = #base64Binary
* parameter[=].part[+].name = #position
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Place among linked symbols (structured append), from 1; with total."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #total
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many symbols are linked, at most 16."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #parity
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The parity byte of the linked symbols; the joined bytes are checked by it."
* parameter[=].part[=].type = #integer
* parameter[+].name = #mealTimes
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "When the person gets up, eats and goes to bed; with store kept as an answer to the Questionnaire meal-times. All five together."
* parameter[=].part[+].name = #wake
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Getting up."
* parameter[=].part[=].type = #time
* parameter[=].part[+].name = #breakfast
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Breakfast."
* parameter[=].part[=].type = #time
* parameter[=].part[+].name = #lunch
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Lunch."
* parameter[=].part[=].type = #time
* parameter[=].part[+].name = #dinner
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Dinner."
* parameter[=].part[=].type = #time
* parameter[=].part[+].name = #bed
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Going to bed."
* parameter[=].part[=].type = #time
* parameter[+].name = #store
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether to store what was read; default false, which shows what would be stored."
* parameter[=].type = #boolean
* parameter[+].name = #bundle
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A collection: what was stored or would be, and what the record held already."
* parameter[=].type = #Bundle
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "What was done, duplicates, and what was odd or left out, each with its record number and line."
* parameter[=].type = #OperationOutcome
* parameter[+].name = #slip
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One for each visit on the slip."
* parameter[=].part[+].name = #day
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The day on which the medicines were handed over."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #dispensedAt
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The pharmacy, clinic or hospital."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #prescribedAt
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The prescribing institution."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #drugs
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many medicines."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #formatVersion
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "8 for JAHISTC08."
* parameter[=].part[=].type = #integer
* parameter[+].name = #stored
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Whether anything was to be stored."
* parameter[=].type = #boolean

Instance: predict-risk
InstanceOf: OperationDefinition
Usage: #definition
Title: "リスクの予測 Risks and values to come"
Description: "Where the check-up values are heading, what published models make of them, and what a change of life would do on average. General information for health guidance and no diagnosis; nothing is stored but the goals that store names. By GET everything but scenarios and store, by POST all. What a model was not made for it does not answer: why, and which inputs are missing, stands in the OperationOutcome. Of a Group that an organization manages (POST by its staff, with Prefer: respond-async; only asOf and model): everybody who agreed to be seen by it, ranked by how much their largest risk would fall with what they are advised; $prediction-status, named by Content-Location, says how far it is and names the files."
* insert Operation(predict-risk)
* name = "PredictRisk"
* title = "リスクの予測 Risks and values to come"
* description = "Where the check-up values are heading, what published models make of them, and what a change of life would do on average. General information for health guidance and no diagnosis; nothing is stored but the goals that store names. By GET everything but scenarios and store, by POST all. What a model was not made for it does not answer: why, and which inputs are missing, stands in the OperationOutcome. Of a Group that an organization manages (POST by its staff, with Prefer: respond-async; only asOf and model): everybody who agreed to be seen by it, ranked by how much their largest risk would fall with what they are advised; $prediction-status, named by Content-Location, says how far it is and names the files."
* affectsState = false
* resource[0] = #Patient
* resource[1] = #Group
* system = false
* type = false
* instance = true
* parameter[+].name = #horizonYears
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "How many years ahead values are projected, 1 to 5; default 3. A model keeps the horizon that it was made for."
* parameter[=].type = #integer
* parameter[+].name = #asOf
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The day from which it is seen; default today. What was not known then is not used."
* parameter[=].type = #date
* parameter[+].name = #model
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Only these models, by their id."
* parameter[=].type = #string
* parameter[+].name = #item
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Only these values: SBP, DBP, LDL, HDL, BMI, WEIGHT, WAIST, HBA1C, GLUCOSE, TRIGLYCERIDES, EGFR, GGT, URIC_ACID. Of an item of which nobody knows how it drifts there is none, and that is said."
* parameter[=].type = #string
* parameter[+].name = #scenario
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "10"
* parameter[=].documentation = "A change of life to be tried."
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is called in the answer."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #lever
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "What is changed."
* parameter[=].part[=].part[+].name = #code
* parameter[=].part[=].part[=].use = #in
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "weight, salt, exercise, alcohol or smoking."
* parameter[=].part[=].part[=].type = #code
* parameter[=].part[=].part[+].name = #value
* parameter[=].part[=].part[=].use = #in
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "How much: kilograms, grams of salt a day; 1 for the others, which is the default."
* parameter[=].part[=].part[=].type = #decimal
* parameter[+].name = #includeProposals
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether to propose what could be done: a CarePlan (draft, proposal) and Goals (proposed), the most useful first, to see a doctor before all; default false."
* parameter[=].type = #boolean
* parameter[+].name = #store
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A proposal to be taken up: smoking, weight, salt, alcohol, exercise or sleep. Its Goal is stored as active, and $prediction-review compares it with what comes later."
* parameter[=].type = #string
* parameter[+].name = #brief
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether the answer is cut to what a phone shows, as a summary is: no readings and models behind it, no rationale, of each value to come the last year alone; cut resources carry the tag SUBSETTED. What could not be computed stays. Default false."
* parameter[=].type = #boolean
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A collection: RiskAssessments, predicted Observations, Goals and a CarePlan, a Library for each model that was used, an OperationOutcome."
* parameter[=].type = #Bundle

Instance: predict-risk-chart
InstanceOf: OperationDefinition
Usage: #definition
Title: "見通しの図 A picture of values to come"
Description: "One item, or several beside each other, over the years and in the years to come as SVG: readings, today, what is expected with the range of four of five next readings, the zones of health guidance and referral, and with lever what a change of life would do on average, with a range of its own. A legend stands in the picture. Legible without colours and in print; all it shows stands in its description, and why a forecast falls where readings rose."
* insert Operation(predict-risk-chart)
* name = "PredictRiskChart"
* title = "見通しの図 A picture of values to come"
* description = "One item, or several beside each other, over the years and in the years to come as SVG: readings, today, what is expected with the range of four of five next readings, the zones of health guidance and referral, and with lever what a change of life would do on average, with a range of its own. A legend stands in the picture. Legible without colours and in print; all it shows stands in its description, and why a forecast falls where readings rose."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #item
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "SBP, DBP, LDL, HDL, BMI, WEIGHT, WAIST, HBA1C, GLUCOSE, TRIGLYCERIDES, EGFR, GGT or URIC_ACID; several stand beside each other, those without a reading or a forecast left out."
* parameter[=].type = #string
* parameter[+].name = #horizonYears
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "1 to 5; default 3."
* parameter[=].type = #integer
* parameter[+].name = #asOf
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The day from which it is seen; default today."
* parameter[=].type = #date
* parameter[+].name = #lever
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A change of life: weight:4, salt:3, exercise, alcohol, smoking."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The picture, image/svg+xml."
* parameter[=].type = #Binary

Instance: prediction-review
InstanceOf: OperationDefinition
Usage: #definition
Title: "予測の答え合わせ What came of a prediction"
Description: "What was to be expected before the newest check-up beside what it found, item by item, and how far the active goals are. The prediction is made again from what was known then, so the same question has the same answer. Only readings of the same treatment are compared. Of a Group that an organization manages (by its staff, with Prefer: respond-async): mean error and coverage of all who agreed to be seen by it, item by item, as MeasureReports that $prediction-status names."
* insert Operation(prediction-review)
* name = "PredictionReview"
* title = "予測の答え合わせ What came of a prediction"
* description = "What was to be expected before the newest check-up beside what it found, item by item, and how far the active goals are. The prediction is made again from what was known then, so the same question has the same answer. Only readings of the same treatment are compared. Of a Group that an organization manages (by its staff, with Prefer: respond-async): mean error and coverage of all who agreed to be seen by it, item by item, as MeasureReports that $prediction-status names."
* affectsState = false
* resource[0] = #Patient
* resource[1] = #Group
* system = false
* type = false
* instance = true
* parameter[+].name = #asOf
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The day from which it is seen; default today."
* parameter[=].type = #date
* parameter[+].name = #item
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One item."
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "One of SBP, DBP, LDL, HDL, BMI, WEIGHT, WAIST, HBA1C, GLUCOSE, TRIGLYCERIDES, EGFR, GGT, URIC_ACID."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #name
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is called."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #predictedOn
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The last reading that the prediction knew."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #day
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "When it was measured again."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #predicted
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What was to be expected."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #lower
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Four of five next readings lie above this or below the upper limit."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #upper
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The other limit."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #measured
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What was found."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #difference
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What was found less what was to be expected."
* parameter[=].part[=].type = #Quantity
* parameter[=].part[+].name = #within
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Whether it lies between the limits."
* parameter[=].part[=].type = #boolean
* parameter[=].part[+].name = #reading
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Where it stands."
* parameter[=].part[=].type = #Reference
* parameter[+].name = #goal
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One target of an active goal."
* parameter[=].part[+].name = #goal
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The goal."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #description
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What it is."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #state
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "achieved, in-progress or not-measured: by the newest reading since it began."
* parameter[=].part[=].type = #code
* parameter[=].part[+].name = #due
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Until when."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #reading
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "That reading."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #measured
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its value."
* parameter[=].part[=].type = #Quantity
* parameter[+].name = #outcome
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What could not be compared."
* parameter[=].type = #OperationOutcome

Instance: receipt
InstanceOf: OperationDefinition
Usage: #definition
Title: "同意の控え A receipt of a consent"
Description: "What was agreed to, to keep: a PDF signed with CMS (PDF 1.7 §12.8), or JSON with a JWS (RFC 7515, ES256) over the same JSON. Both carry the certificate of this server's receipt key."
* insert Operation(receipt)
* name = "Receipt"
* title = "同意の控え A receipt of a consent"
* description = "What was agreed to, to keep: a PDF signed with CMS (PDF 1.7 §12.8), or JSON with a JWS (RFC 7515, ES256) over the same JSON. Both carry the certificate of this server's receipt key."
* affectsState = false
* resource[0] = #Consent
* system = false
* type = false
* instance = true
* parameter[+].name = #format
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "pdf, the default, or json."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The file."
* parameter[=].type = #Binary

Instance: export-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "エクスポートの進み具合 How far an export is"
Description: "For the client that started it, at the address that Content-Location of the kick-off names (Bulk Data Access, Bulk Data Status Request): 202 with X-Progress and Retry-After while it runs, the manifest when it is done, an OperationOutcome when it was not released. DELETE calls it off, or removes what it made."
* insert Operation(export-status)
* name = "ExportStatus"
* title = "エクスポートの進み具合 How far an export is"
* description = "For the client that started it, at the address that Content-Location of the kick-off names (Bulk Data Access, Bulk Data Status Request): 202 with X-Progress and Retry-After while it runs, the manifest when it is done, an OperationOutcome when it was not released. DELETE calls it off, or removes what it made."
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The export, as Content-Location names it."
* parameter[=].type = #string

Instance: export-file
InstanceOf: OperationDefinition
Usage: #definition
Title: "エクスポートのファイル A file of an export"
Description: "For the client that started it, at the addresses of the manifest (Bulk Data Access, Bulk Data Output File Request): NDJSON, packed with gzip for whoever accepts it. Of participants who have withdrawn since, nothing comes."
* insert Operation(export-file)
* name = "ExportFile"
* title = "エクスポートのファイル A file of an export"
* description = "For the client that started it, at the addresses of the manifest (Bulk Data Access, Bulk Data Output File Request): NDJSON, packed with gzip for whoever accepts it. Of participants who have withdrawn since, nothing comes."
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The export."
* parameter[=].type = #string
* parameter[+].name = #kind
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "output, deleted or error."
* parameter[=].type = #code
* parameter[+].name = #type
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The type of the resources in it."
* parameter[=].type = #code
* parameter[+].name = #from
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Its first part."
* parameter[=].type = #integer
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Its last part."
* parameter[=].type = #integer

Instance: prediction-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "集団の予測の進み具合 How far the prediction of a group is"
Description: "For whoever began it, at the address that Content-Location named: 202 with X-Progress and Retry-After while it runs, then a manifest as Bulk Data Access has it: RiskAssessment (a line for each person whose risk can be lowered, who can gain most first), MeasureReport, of a review also Parameters with how values drift among 300 people or more, and as errors an OperationOutcome for each person who could not be computed. DELETE removes it. It is kept for a day."
* insert Operation(prediction-status)
* name = "PredictionStatus"
* title = "集団の予測の進み具合 How far the prediction of a group is"
* description = "For whoever began it, at the address that Content-Location named: 202 with X-Progress and Retry-After while it runs, then a manifest as Bulk Data Access has it: RiskAssessment (a line for each person whose risk can be lowered, who can gain most first), MeasureReport, of a review also Parameters with how values drift among 300 people or more, and as errors an OperationOutcome for each person who could not be computed. DELETE removes it. It is kept for a day."
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The prediction, as Content-Location names it."
* parameter[=].type = #string

Instance: prediction-file
InstanceOf: OperationDefinition
Usage: #definition
Title: "集団の予測のファイル A file of the prediction of a group"
Description: "For whoever began it, at the addresses of the manifest: NDJSON. Of people who withdrew meanwhile nothing comes."
* insert Operation(prediction-file)
* name = "PredictionFile"
* title = "集団の予測のファイル A file of the prediction of a group"
* description = "For whoever began it, at the addresses of the manifest: NDJSON. Of people who withdrew meanwhile nothing comes."
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[+].name = #id
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The prediction."
* parameter[=].type = #string
* parameter[+].name = #type
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "RiskAssessment, MeasureReport, Parameters or OperationOutcome."
* parameter[=].type = #string

Instance: check-in
InstanceOf: OperationDefinition
Usage: #definition
Title: "受付 Checking in at a clinic"
Description: "First answers what the clinic would see today, as $consent-preview does; sent again with confirmed, stores the Encounter (arrived) and the Consent until the end of the day, both or neither. Whoever confirms twice on one day has come once and shows what they chose last. For the person and whoever acts for them, in the product's own app and after two factors."
* insert Operation(check-in)
* name = "CheckIn"
* title = "受付 Checking in at a clinic"
* description = "First answers what the clinic would see today, as $consent-preview does; sent again with confirmed, stores the Encounter (arrived) and the Consent until the end of the day, both or neither. Whoever confirms twice on one day has come once and shows what they chose last. For the person and whoever acts for them, in the product's own app and after two factors."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #poster
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The code of the clinic's poster: the parameter poster of the address in its QR code. It names the clinic and gives nothing."
* parameter[=].type = #string
* parameter[+].name = #organization
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "In its place the clinic, chosen from the directory. One of the two is needed."
* parameter[=].type = #Reference
* parameter[+].name = #category
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What is shown, by codes of information-category; without any, all that a clinic is offered at first."
* parameter[=].type = #code
* parameter[+].name = #sensitivity
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Sensitive information that is shown too, by codes of HL7 v3-ActCode."
* parameter[=].type = #code
* parameter[+].name = #tell-withheld
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether the clinic is told, where something is not shown, that it is so; never what. Without it the clinic is not told."
* parameter[=].type = #boolean
* parameter[+].name = #confirmed
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether the person has seen the preview and agrees; false when missing."
* parameter[=].type = #boolean
* parameter[+].name = #organization
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The clinic."
* parameter[=].type = #Reference
* parameter[+].name = #until
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The day at whose end, in Japan, the clinic sees nothing any more."
* parameter[=].type = #date
* parameter[+].name = #encounter
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The visit, once confirmed."
* parameter[=].type = #Reference
* parameter[+].name = #consent
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "The Consent, once confirmed."
* parameter[=].type = #Reference
* parameter[+].name = #category
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "9"
* parameter[=].documentation = "Until confirmed: one for each information category, as $consent-preview answers."
* parameter[=].part[+].name = #code
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The category."
* parameter[=].part[=].type = #Coding
* parameter[=].part[+].name = #visible
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many records of it would be seen."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #hidden
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "How many would stay hidden."
* parameter[=].part[=].type = #integer
* parameter[=].part[+].name = #item
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "3"
* parameter[=].part[=].documentation = "The newest of them that would be seen."
* parameter[=].part[=].type = #Reference

Instance: check-in-poster
InstanceOf: OperationDefinition
Usage: #definition
Title: "受付のポスター The poster at the reception"
Description: "A QR code, signed under the current version of the operator's key, that names the clinic to whoever checks in. For whoever works there, and for backend services of the operator. The answer is the picture itself."
* insert Operation(check-in-poster)
* name = "CheckInPoster"
* title = "受付のポスター The poster at the reception"
* description = "A QR code, signed under the current version of the operator's key, that names the clinic to whoever checks in. For whoever works there, and for backend services of the operator. The answer is the picture itself."
* affectsState = false
* resource[0] = #Organization
* system = false
* type = false
* instance = true
* parameter[+].name = #format
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "svg (with the clinic's name and what to do), or png (the code alone)."
* parameter[=].type = #code

Instance: visit-brief
InstanceOf: OperationDefinition
Usage: #definition
Title: "受診の前に Visit brief"
Description: "What a doctor reads before a visit, drawn up now from what the caller may see: what is new since they last looked, allergies, problems, current medicines with those of one ingredient from two sources, the mean of the last seven mornings' blood pressure, weight, check-up values with their limits, goals. That something is withheld is said only where the person chose so."
* insert Operation(visit-brief)
* name = "VisitBrief"
* title = "受診の前に Visit brief"
* description = "What a doctor reads before a visit, drawn up now from what the caller may see: what is new since they last looked, allergies, problems, current medicines with those of one ingredient from two sources, the mean of the last seven mornings' blood pressure, weight, check-up values with their limits, goals. That something is withheld is said only where the person chose so."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #since
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "From which day on something is new, written 2026-04-01. Without it: since the caller, or where they work, looked on an earlier day."
* parameter[=].type = #string
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A document: the Composition, and every resource that it tells of."
* parameter[=].type = #Bundle

Instance: visit-brief-page
InstanceOf: OperationDefinition
Usage: #definition
Title: "受診の前に (印刷用) Visit brief as a page"
Description: "The same as $visit-brief as one HTML page to read and to print, or as PDF. The answer is the page itself."
* insert Operation(visit-brief-page)
* name = "VisitBriefPage"
* title = "受診の前に (印刷用) Visit brief as a page"
* description = "The same as $visit-brief as one HTML page to read and to print, or as PDF. The answer is the page itself."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #since
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "From which day on something is new, written 2026-04-01. Without it: since the caller, or where they work, looked on an earlier day."
* parameter[=].type = #string
* parameter[+].name = #format
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "html, as without it, or pdf."
* parameter[=].type = #string

Instance: share-link
InstanceOf: OperationDefinition
Usage: #definition
Title: "共有リンク SMART Health Link"
Description: "Makes a SMART Health Link (1.0) by which whoever has it reads the visit brief without an account, and with it the Consent to a Device that stands for the bearer. Withdrawing that Consent ends the link. For the person and whoever acts for them, in the product's own app and after two factors. The server cannot tell the link again."
* insert Operation(share-link)
* name = "ShareLink"
* title = "共有リンク SMART Health Link"
* description = "Makes a SMART Health Link (1.0) by which whoever has it reads the visit brief without an account, and with it the Consent to a Device that stands for the bearer. Withdrawing that Consent ends the link. For the person and whoever acts for them, in the product's own app and after two factors. The server cannot tell the link again."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #category
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "What is shown: codes of information categories."
* parameter[=].type = #code
* parameter[+].name = #sensitivity
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What is shown too, though it is sensitive."
* parameter[=].type = #code
* parameter[+].name = #label
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "What the link is for, at most 80 letters; readers show it."
* parameter[=].type = #string
* parameter[+].name = #passcode
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "4 to 64 letters that the reader has to know; after five wrong ones the link is over. The flag P."
* parameter[=].type = #string
* parameter[+].name = #minutes
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "How long it lasts: 60, at most 44640 (31 days). More than a day gives the flag L."
* parameter[=].type = #integer
* parameter[+].name = #comment
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether the reader may write one comment back."
* parameter[=].type = #boolean
* parameter[+].name = #direct
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Whether it is one file without a manifest, the flag U; then without passcode and comment."
* parameter[=].type = #boolean
* parameter[+].name = #link
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The address of this server's reader, followed by the link."
* parameter[=].type = #url
* parameter[+].name = #until
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "When it ends."
* parameter[=].type = #dateTime

Instance: worklist
InstanceOf: OperationDefinition
Usage: #definition
Title: "仕事の一覧 Worklist"
Description: "What is to be done for the people who agreed to be seen by an office: open Tasks of the office and Flags that stand, the most needed first (priority, then days overdue, then day), and whose they are. Read in the caller's name: nobody else is in it, nor in its total. For whoever works there."
* insert Operation(worklist)
* name = "Worklist"
* title = "仕事の一覧 Worklist"
* description = "What is to be done for the people who agreed to be seen by an office: open Tasks of the office and Flags that stand, the most needed first (priority, then days overdue, then day), and whose they are. Read in the caller's name: nobody else is in it, nor in its total. For whoever works there."
* affectsState = false
* resource[0] = #Organization
* system = false
* type = false
* instance = true
* parameter[+].name = #_count
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "How many at most, from 0 to 1000; 100 without it."
* parameter[=].type = #integer
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A searchset: Task and Flag as match in the order of need, Patient as include. Its total counts all that is to be done."
* parameter[=].type = #Bundle

Instance: guidance-progress
InstanceOf: OperationDefinition
Usage: #definition
Title: "目標までの進み Progress to goals"
Description: "How far each open goal is reached by the person's own readings between sessions of health guidance: the mean of the week up to the start (else of the first week after it) against the mean of the latest week."
* insert Operation(guidance-progress)
* name = "GuidanceProgress"
* title = "目標までの進み Progress to goals"
* description = "How far each open goal is reached by the person's own readings between sessions of health guidance: the mean of the week up to the start (else of the first week after it) against the mean of the latest week."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #goal
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One for each open goal that the caller may see."
* parameter[=].part[+].name = #reference
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The Goal."
* parameter[=].part[=].type = #Reference
* parameter[=].part[+].name = #description
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Its words."
* parameter[=].part[=].type = #string
* parameter[=].part[+].name = #target
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "What is to be reached: a Quantity or a Range."
* parameter[=].part[=].type = #Element
* parameter[=].part[+].name = #due
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "By when."
* parameter[=].part[=].type = #date
* parameter[=].part[+].name = #baseline
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The week at the start."
* parameter[=].part[=].part[+].name = #mean
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The mean, in the unit of the target."
* parameter[=].part[=].part[=].type = #Quantity
* parameter[=].part[=].part[+].name = #period
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "From the first to the last day with a reading."
* parameter[=].part[=].part[=].type = #Period
* parameter[=].part[=].part[+].name = #readings
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "How many."
* parameter[=].part[=].part[=].type = #integer
* parameter[=].part[+].name = #latest
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The week up to the newest reading."
* parameter[=].part[=].part[+].name = #mean
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "The mean, in the unit of the target."
* parameter[=].part[=].part[=].type = #Quantity
* parameter[=].part[=].part[+].name = #period
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "From the first to the last day with a reading."
* parameter[=].part[=].part[=].type = #Period
* parameter[=].part[=].part[+].name = #readings
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].documentation = "How many."
* parameter[=].part[=].part[=].type = #integer
* parameter[=].part[+].name = #done
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "The part of the way: 1 at the goal, below 0 on the way back. None for whoever began at the goal."
* parameter[=].part[=].type = #decimal
* parameter[=].part[+].name = #reached
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Whether the mean of the latest week is there."
* parameter[=].part[=].type = #boolean
* parameter[=].part[+].name = #note
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "1"
* parameter[=].part[=].documentation = "Why nothing is told: it is not measured, or there is nothing to compare yet."
* parameter[=].part[=].type = #string

Instance: received
InstanceOf: OperationDefinition
Usage: #definition
Title: "読んだことにする Mark a message as read"
Description: "Writes down in Communication.received that the person, or who acts for them, has seen what somebody wrote to them. A message that was seen before, one's own and the server's notices stay as they are; what is corrected later is unread again. Whoever wrote it can see it. With a scope to update Communication."
* insert Operation(received)
* name = "Received"
* title = "読んだことにする Mark a message as read"
* description = "Writes down in Communication.received that the person, or who acts for them, has seen what somebody wrote to them. A message that was seen before, one's own and the server's notices stay as they are; what is corrected later is unread again. Whoever wrote it can see it. With a scope to update Communication."
* affectsState = true
* resource[0] = #Communication
* system = false
* type = false
* instance = true
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "The message as it is then."
* parameter[=].type = #Communication

Instance: guidance-draft
InstanceOf: OperationDefinition
Usage: #definition
Title: "保健指導のひな形 Draft a session of health guidance"
Description: "A session of health guidance as a template of the office (a PlanDefinition) has it, for one person: the transaction that would write it down, signed by whoever asks. It is changed and sent by them; nothing is stored here. For professionals who work at the organization and may know of the person."
* insert Operation(guidance-draft)
* name = "GuidanceDraft"
* title = "保健指導のひな形 Draft a session of health guidance"
* description = "A session of health guidance as a template of the office (a PlanDefinition) has it, for one person: the transaction that would write it down, signed by whoever asks. It is changed and sent by them; nothing is stored here. For professionals who work at the organization and may know of the person."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[+].name = #template
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "PlanDefinition/id. Read are title, description, goals with targets, and actions: one of the code next-contact, to-do or referral becomes a task, due after timingDuration; any other is an activity of the plan."
* parameter[=].type = #string
* parameter[+].name = #organization
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "Organization/id of the office, whose next contact it is."
* parameter[=].type = #string
* parameter[+].name = #day
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].documentation = "Of the session, from which days are counted; today unless told."
* parameter[=].type = #date
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].documentation = "A transaction of Encounter, Goals, CarePlan, Tasks and ServiceRequests."
* parameter[=].type = #Bundle
