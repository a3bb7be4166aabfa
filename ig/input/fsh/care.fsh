RuleSet: OfResident
* subject 1..1 MS
* subject only Reference(Patient)

Profile: KTEncounter
Parent: Encounter
Id: kt-encounter
Title: "受診・面談 Visit"
Description: "受診、健診、保健指導の面談。 A visit to a clinic, a check-up, a session of health guidance."
* insert OfResident
* status MS
* class MS
* type MS
* period 1..1 MS
* period.start 1..1
* serviceProvider MS

Profile: KTCondition
Parent: Condition
Id: kt-condition
Title: "病気・既往歴 Condition"
Description: "病名や既往歴。本人や薬局の紙から来たものは unconfirmed です。 A diagnosis or past illness; unconfirmed where it is the person's own word or a slip's."
* insert OfResident
* code 1..1 MS
* code.text 1..1 MS
* clinicalStatus MS
* verificationStatus 1..1 MS
* onset[x] MS
* recordedDate MS

Profile: KTAllergyIntolerance
Parent: AllergyIntolerance
Id: kt-allergy-intolerance
Title: "アレルギー・副作用歴 Allergy or side effect"
Description: "アレルギーと副作用歴。本人や薬局の紙から来たものは unconfirmed です。 Allergies and side effects; unconfirmed where it is the person's own word or a slip's."
* patient MS
* code 1..1 MS
* code.text 1..1 MS
* clinicalStatus MS
* verificationStatus MS
* reaction MS

Profile: KTDocumentReference
Parent: DocumentReference
Id: kt-document-reference
Title: "原本 Original document"
Description: "取り込んだものの原本 (薬局の紙のデータ、健診の XML)。 What an import was read from: the data of a slip, the XML of a check-up."
* insert OfResident
* identifier 1..* MS
* type 1..1 MS
* category MS
* date 1..1 MS
* content 1..1 MS
* content.attachment.contentType 1..1

Profile: KTGoal
Parent: Goal
Id: kt-goal
Title: "目標 Goal"
Description: "体重、血圧、歩数などの目標。いつまでに、どの値に。 A goal for weight, blood pressure, steps: which value, and by when."
* insert OfResident
* lifecycleStatus MS
* description.text 1..1 MS
* start[x] MS
* target MS
* target.measure 1..1
* target.detail[x] only Quantity or Range
* target.detail[x] 1..1
* target.due[x] only date
* target.due[x] 1..1
* expressedBy MS
* addresses MS

Profile: KTCarePlan
Parent: CarePlan
Id: kt-care-plan
Title: "保健指導の計画 Plan"
Description: "保健指導の計画や、予測から出した提案 (intent は proposal)。 A plan of health guidance, or a proposal drawn from a prediction (intent proposal)."
* insert OfResident
* status MS
* intent MS
* title 1..1 MS
* period MS
* goal MS
* activity MS
* activity.detail.description MS

Profile: KTCareTeam
Parent: CareTeam
Id: kt-care-team
Title: "かかりつけ Family doctor, dentist, pharmacist"
Description: "だれが、いつからかかりつけか。紙から読んだものは proposed です。 Who looks after a person, and since when; proposed where it is a slip's word."
* insert OfResident
* status 1..1 MS
* name 1..1 MS
* participant 1..* MS
* participant.member 1..1 MS
* participant.period MS
* period MS

Profile: KTReferral
Parent: ServiceRequest
Id: kt-referral
Title: "受診勧奨 Advice to see a doctor"
Description: "保健師が受診を勧めた記録。その後の受診が記録に入ると completed になります (勧めた人が受診の記録を見られるとき)。 A nurse's advice to see a doctor; completed by a later visit in the record, where whoever advised it may see visits."
* insert OfResident
* status MS
* intent MS
* priority MS
* code 1..1 MS
* code.coding 1..*
* code from KTGuidance (required)
* authoredOn 1..1 MS
* requester 1..1 MS
* occurrence[x] only Period
* occurrence[x] MS
* performerType MS
* reasonCode MS
* reasonReference MS
* patientInstruction MS
* obeys kt-is-referral

Invariant: kt-is-referral
Description: "種類は受診勧奨です。 It is advice to see a doctor."
Severity: #error
Expression: "code.coding.where(system = 'http://kenko-techo.jp/fhir/CodeSystem/guidance' and code = 'referral').exists()"

Profile: KTTask
Parent: Task
Id: kt-task
Title: "すること Task"
Description: "保健指導ですること。次回の連絡、受診勧奨の見届け、本人が取り組むこと。期限は restriction.period.end です。 What is to be done after a session: the next contact, seeing to it that advice was followed, what the person takes up; due at restriction.period.end."
* for 1..1 MS
* for only Reference(Patient)
* status MS
* intent MS
* priority MS
* code 1..1 MS
* code from KTGuidance (extensible)
* description 1..1 MS
* focus MS
* authoredOn 1..1 MS
* requester 1..1 MS
* owner MS
* restriction MS
* restriction.period.end MS
* output MS
