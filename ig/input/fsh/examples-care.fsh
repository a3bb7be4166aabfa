Instance: demo-hanako-visit
InstanceOf: KTEncounter
Usage: #example
Title: "花子の受診 Hanako's visit"
* status = #in-progress
* class = $act-code#AMB "ambulatory"
* subject = Reference(Patient/demo-hanako)
* period.start = "2026-11-25T09:00:00+09:00"
* serviceProvider = Reference(Organization/demo-ito-clinic) "伊藤内科"

Instance: kenji-guidance-session
InstanceOf: KTEncounter
Usage: #example
Title: "健司の保健指導 Kenji's session of guidance"
* status = #finished
* class = $act-code#AMB "ambulatory"
* type = $guidance#session "保健指導の面談"
* type.text = "特定保健指導 (初回面談)"
* subject = Reference(Patient/demo-kenji)
* period.start = "2026-09-10T14:00:00+09:00"
* period.end = "2026-09-10T14:30:00+09:00"
* participant.individual = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* serviceProvider = Reference(Organization/demo-city-office) "見本市 健康課"

Instance: hanako-hypertension
InstanceOf: KTCondition
Usage: #example
Title: "花子の高血圧 Hanako's hypertension"
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category = $condition-category#problem-list-item
* code.text = "高血圧症"
* subject = Reference(Patient/demo-hanako)
* recordedDate = "2026-04-02"

Instance: masao-past-illness
InstanceOf: KTCondition
Usage: #example
Title: "正夫の既往歴 Masao's past illness, his own word"
* clinicalStatus = $condition-clinical#inactive
* verificationStatus = $condition-verification#unconfirmed
* category = $condition-category#problem-list-item
* code.text = "虫垂炎"
* subject = Reference(Patient/demo-masao)
* onsetString = "20 代のころ"

Instance: hanako-penicillin
InstanceOf: KTAllergyIntolerance
Usage: #example
Title: "花子のペニシリン Hanako, penicillin"
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#unconfirmed
* type = #allergy
* code.text = "ペニシリン"
* patient = Reference(Patient/demo-hanako)
* reaction.manifestation.text = "発疹"

Instance: misaki-egg
InstanceOf: KTAllergyIntolerance
Usage: #example
Title: "美咲の卵 Misaki, egg"
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#confirmed
* type = #allergy
* category = #food
* code.text = "鶏卵"
* patient = Reference(Patient/demo-misaki)

Instance: hanako-slip
InstanceOf: KTDocumentReference
Usage: #example
Title: "薬局の紙の原本 The data of a slip"
* identifier.system = "http://kenko-techo.jp/id/slip"
* identifier.value = "5d41402abc4b2a76b9719d911017c592"
* status = #current
* type.text = "電子版お薬手帳"
* category = http://kenko-techo.jp/fhir/CodeSystem/information-category#medication "お薬"
* subject = Reference(Patient/demo-hanako)
* date = "2026-11-05T18:20:00+09:00"
* content.attachment.contentType = #text/plain
* content.attachment.data = "SkFISVNUQzA4LDENCg=="

Instance: kenji-checkup-document
InstanceOf: KTDocumentReference
Usage: #example
Title: "健診の原本 The XML of a check-up"
* identifier.system = "http://kenko-techo.jp/id/document"
* identifier.value = "7d793037a0760186574b0282f2f435e7"
* status = #current
* type.text = "特定健診結果 (XML)"
* category = http://kenko-techo.jp/fhir/CodeSystem/information-category#checkup "健診・検診"
* subject = Reference(Patient/demo-kenji)
* date = "2026-06-20T12:00:00+09:00"
* content.attachment.contentType = #application/xml
* content.attachment.url = "Binary/kenji-checkup-xml"

Instance: kenji-weight-goal
InstanceOf: KTGoal
Usage: #example
Title: "健司の体重の目標 Kenji's weight goal"
* lifecycleStatus = #active
* description.text = "半年で体重を 3 kg 減らす"
* subject = Reference(Patient/demo-kenji)
* startDate = "2026-09-10"
* target.measure = $loinc#29463-7
* target.measure.text = "体重"
* target.detailQuantity = 77.5 $ucum#kg "kg"
* target.dueDate = "2027-03-10"
* expressedBy = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"

Instance: hanako-pressure-goal
InstanceOf: KTGoal
Usage: #example
Title: "花子の血圧の目標 Hanako's blood pressure goal"
* lifecycleStatus = #proposed
* description.text = "朝の収縮期血圧を 135 mmHg 未満にする"
* subject = Reference(Patient/demo-hanako)
* target.measure = $loinc#8480-6
* target.measure.text = "収縮期血圧"
* target.detailRange.high = 135 $ucum#mm[Hg] "mmHg"
* target.dueDate = "2027-02-28"

Instance: kenji-guidance-plan
InstanceOf: KTCarePlan
Usage: #example
Title: "健司の支援計画 Kenji's plan"
* status = #active
* intent = #plan
* title = "特定保健指導 支援計画"
* author = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* subject = Reference(Patient/demo-kenji)
* period.start = "2026-09-10"
* period.end = "2027-03-10"
* goal = Reference(Goal/kenji-weight-goal)
* activity.detail.status = #in-progress
* activity.detail.description = "一日 8,000 歩"

Instance: hanako-proposal
InstanceOf: KTCarePlan
Usage: #example
Title: "花子への提案 A proposal for Hanako"
* status = #draft
* intent = #proposal
* title = "減塩の提案"
* subject = Reference(Patient/demo-hanako)
* goal = Reference(Goal/hanako-pressure-goal)
* activity.detail.status = #not-started
* activity.detail.description = "みそ汁を一日一杯にする"

Instance: hanako-family-pharmacist
InstanceOf: KTCareTeam
Usage: #example
Title: "花子のかかりつけ薬剤師 Hanako's family pharmacist, as a slip says"
* status = #proposed
* name = "かかりつけ薬剤師"
* subject = Reference(Patient/demo-hanako)
* participant.member.type = "PractitionerRole"
* participant.member.display = "みほん 花代"
* period.start = "2026-04-01"
* participant.period.start = "2026-04-01"

Instance: hanako-family-doctor
InstanceOf: KTCareTeam
Usage: #example
Title: "花子のかかりつけ医 Hanako's family doctor"
* status = #active
* name = "かかりつけ医"
* subject = Reference(Patient/demo-hanako)
* participant.member = Reference(PractitionerRole/role-dr-ito)
* period.start = "2019-04-01"

Instance: kenji-referral
InstanceOf: KTReferral
Usage: #example
Title: "健司の受診勧奨 Kenji is advised to see a doctor"
* status = #active
* intent = #proposal
* priority = #routine
* code = $guidance#referral "受診勧奨"
* subject = Reference(Patient/demo-kenji)
* encounter = Reference(Encounter/kenji-guidance-session)
* authoredOn = "2026-09-10T14:30:00+09:00"
* requester = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* occurrencePeriod.end = "2026-12-10"
* performerType.text = "内科"
* reasonCode.text = "健診で LDL コレステロールが受診勧奨の値"
* patientInstruction = "健診の結果を持って、内科を受診してください。"

Instance: hanako-referral
InstanceOf: KTReferral
Usage: #example
Title: "花子の受診勧奨 (受診済み) Hanako's advice, followed"
* status = #completed
* intent = #proposal
* priority = #urgent
* code = $guidance#referral "受診勧奨"
* subject = Reference(Patient/demo-hanako)
* authoredOn = "2026-10-02T10:00:00+09:00"
* requester = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* reasonCode.text = "朝の血圧が続けて高い"

Instance: kenji-referral-task
InstanceOf: KTTask
Usage: #example
Title: "健司の受診を見届ける Seeing to it that Kenji saw a doctor"
* status = #requested
* intent = #order
* priority = #routine
* code = $guidance#referral "受診勧奨"
* description = "受診したかを確かめる"
* focus = Reference(ServiceRequest/kenji-referral)
* for = Reference(Patient/demo-kenji)
* authoredOn = "2026-09-10T14:30:00+09:00"
* requester = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* owner = Reference(Organization/demo-city-office) "見本市 健康課"
* restriction.period.end = "2026-12-10"

Instance: kenji-next-contact
InstanceOf: KTTask
Usage: #example
Title: "健司への次回の連絡 The next contact with Kenji"
* status = #requested
* intent = #plan
* code = $guidance#next-contact "次回の連絡"
* description = "三か月後の電話"
* for = Reference(Patient/demo-kenji)
* authoredOn = "2026-09-10T14:30:00+09:00"
* requester = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* owner = Reference(Organization/demo-city-office) "見本市 健康課"
* restriction.period.end = "2026-12-01"
