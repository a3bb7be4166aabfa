RuleSet: Agreement(patient)
* status = #active
* scope = $consent-scope#patient-privacy "Privacy Consent"
* category[consent] = $loinc#59284-0 "Patient Consent"
* patient = Reference(Patient/{patient})
* performer = Reference(Patient/{patient})
* policy.uri = "http://kenko-techo.jp/fhir/policy/sharing-1"
* provision.type = #permit
* provision.actor.role = $participation#IRCP "information recipient"

RuleSet: Category(code, display)
* provision.securityLabel[+] = http://kenko-techo.jp/fhir/CodeSystem/information-category#{code} "{display}"

RuleSet: OfferedToClinicsAndOffices
* insert Category(daily-health, 健康の記録)
* insert Category(medical, 医療に関する記録)
* insert Category(medication, お薬)
* insert Category(family-doctor, かかりつけ医療機関)
* insert Category(immunization, 予防接種)
* insert Category(checkup, 健診・検診)
* insert Category(guidance, 保健指導)

Instance: consent-template-clinic
InstanceOf: KTConsent
Usage: #example
Title: "ひな形: 医療機関 Template: clinic"
Description: "画面がはじめに選ぶもの: 診療のため、90 日、医療費とその他を除く七つの区分。 What the page ticks at first: for treatment, 90 days, all but expenses and the rest."
* insert Agreement(demo-hanako)
* dateTime = "2026-11-01T10:00:00+09:00"
* provision.period.start = "2026-11-01"
* provision.period.end = "2027-01-30"
* provision.actor.reference = Reference(Organization/demo-ito-clinic) "伊藤内科"
* provision.purpose = $act-reason#TREAT
* insert OfferedToClinicsAndOffices

Instance: consent-template-office
InstanceOf: KTConsent
Usage: #example
Title: "ひな形: 自治体 Template: municipal office"
Description: "公衆衛生のため、90 日、医療費とその他を除く七つの区分。 For public health, 90 days, all but expenses and the rest."
* insert Agreement(demo-kenji)
* dateTime = "2026-11-01T10:00:00+09:00"
* provision.period.start = "2026-11-01"
* provision.period.end = "2027-01-30"
* provision.actor.reference = Reference(Organization/demo-city-office) "見本市 健康課"
* provision.purpose = $act-reason#PUBHLTH
* insert OfferedToClinicsAndOffices

Instance: consent-template-family
InstanceOf: KTConsent
Usage: #example
Title: "ひな形: 家族 Template: family"
Description: "家族の求めで、365 日まで。区分は一つずつ選びます (ここではお薬と健康の記録)。 At the family's request, 365 days at most; each category is chosen (here medicines and daily health)."
* insert Agreement(demo-hanako)
* dateTime = "2026-11-01T10:00:00+09:00"
* provision.period.start = "2026-11-01"
* provision.period.end = "2027-11-01"
* provision.actor.reference = Reference(RelatedPerson/demo-taro-son-of-hanako) "佐藤 太郎"
* provision.purpose = $act-reason#FAMRQT
* insert Category(daily-health, 健康の記録)
* insert Category(medication, お薬)

Instance: consent-with-exception
InstanceOf: KTConsent
Usage: #example
Title: "例外つきの同意 Consent with an exception"
Description: "医療機関には見せるが、精神科の記録は見せない。 A clinic sees all medical records but those of psychiatry."
* insert Agreement(demo-hanako)
* dateTime = "2026-11-01T10:00:00+09:00"
* provision.period.start = "2026-11-01"
* provision.period.end = "2027-01-30"
* provision.actor.reference = Reference(Organization/demo-ito-clinic) "伊藤内科"
* provision.purpose = $act-reason#TREAT
* insert Category(medical, 医療に関する記録)
* provision.provision.type = #deny
* provision.provision.securityLabel[0] = $act-code#PSY

Instance: first-access-notice
InstanceOf: KTCommunication
Usage: #example
Title: "はじめての閲覧のお知らせ Notice of a first access"
* status = #completed
* category = http://kenko-techo.jp/fhir/CodeSystem/notice#first-access
* subject = Reference(Patient/demo-hanako)
* recipient = Reference(Patient/demo-hanako)
* sent = "2026-11-05T10:12:00+09:00"
* payload[0].contentString = "伊藤内科の伊藤誠一さんが、あなたの記録をはじめて見ました。"
* payload[1].contentString = "伊藤 誠一 of 伊藤内科 looked at your record for the first time."

Instance: doctors-comment
InstanceOf: KTCommunication
Usage: #example
Title: "医師のコメント A doctor's comment"
* status = #completed
* subject = Reference(Patient/demo-hanako)
* sender = Reference(Practitioner/demo-dr-ito) "伊藤 誠一"
* recipient = Reference(Patient/demo-hanako)
* sent = "2026-11-05T10:30:00+09:00"
* payload.contentString = "朝の血圧が落ち着いてきました。今の薬を続けましょう。"

Instance: slip-provenance
InstanceOf: KTProvenance
Usage: #example
Title: "薬局の紙から From a pharmacy's slip"
* target[0] = Reference(MedicationStatement/hanako-amlodipine-like)
* target[1] = Reference(Patient/demo-hanako)
* recorded = "2026-11-05T18:20:00+09:00"
* agent[assembler].who.type = "Device"
* agent[assembler].who.identifier.system = "http://kenko-techo.jp/id/client"
* agent[assembler].who.identifier.value = "demo-app"
* agent[author].who.type = "Organization"
* agent[author].who.display = "みほん調剤薬局"
* entity.role = #source
* entity.what = Reference(DocumentReference/hanako-slip)

Instance: cuff-provenance
InstanceOf: KTProvenance
Usage: #example
Title: "血圧計から From a cuff"
* target[0] = Reference(Observation/kenji-blood-pressure)
* target[1] = Reference(Patient/demo-kenji)
* recorded = "2026-11-20T06:49:00+09:00"
* agent[assembler].who.type = "Device"
* agent[assembler].who.identifier.system = "http://kenko-techo.jp/id/client"
* agent[assembler].who.identifier.value = "demo-app"
* agent[author].who = Reference(Patient/demo-kenji)

RuleSet: Access(patient)
* type = $audit-type#rest "RESTful Operation"
* agent[0].requestor = true
* agent[0].type = $participation#IRCP "information recipient"
* agent[1].requestor = false
* agent[1].type = $dcm#110153 "Source Role ID"
* agent[1].who.type = "Device"
* agent[1].who.identifier.system = "http://kenko-techo.jp/id/client"
* source.observer.display = "Kenko Techo"
* entity[patient].what = Reference(Patient/{patient})
* entity[patient].type = $audit-entity#1 "Person"
* entity[record].type = $audit-entity#2 "System Object"
* entity[record].name = "record"
* text.status = #generated

Instance: doctor-looked
InstanceOf: KTAuditEvent
Usage: #example
Title: "医師が見た A doctor looked"
* insert Access(demo-hanako)
* subtype = $interaction#search
* action = #E
* recorded = "2026-11-05T10:12:00+09:00"
* outcome = #0
* outcomeDesc = "伊藤内科の伊藤誠一さんが、お薬と健康の記録を見ました。"
* agent[0].who.identifier.system = "http://kenko-techo.jp/id/account"
* agent[0].who.identifier.value = "dr-ito"
* agent[0].who.display = "伊藤 誠一"
* agent[1].who.identifier.value = "demo-clinic"
* agent[2].requestor = false
* agent[2].type = $participation#CST "custodian"
* agent[2].who = Reference(Organization/demo-ito-clinic) "伊藤内科"
* entity[consent].what = Reference(Consent/consent-template-clinic)
* entity[consent].type = $audit-entity#2 "System Object"
* entity[record].securityLabel[0] = http://kenko-techo.jp/fhir/CodeSystem/information-category#daily-health "健康の記録"
* entity[record].securityLabel[1] = http://kenko-techo.jp/fhir/CodeSystem/information-category#medication "お薬"
* entity[record].detail[0].type = "MedicationStatement"
* entity[record].detail[0].valueString = "3"
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p lang=\"ja\">伊藤内科の伊藤誠一さんが、お薬と健康の記録を見ました。</p><p lang=\"en\">伊藤 誠一 of 伊藤内科 saw medication and daily health.</p></div>"

Instance: app-was-refused
InstanceOf: KTAuditEvent
Usage: #example
Title: "断られた A refused request"
* insert Access(demo-kenji)
* subtype = $interaction#read
* action = #R
* recorded = "2026-11-06T09:00:00+09:00"
* outcome = #4
* outcomeDesc = "伊藤誠一さんが記録を見ようとしましたが、断られました。"
* agent[0].who.identifier.system = "http://kenko-techo.jp/id/account"
* agent[0].who.identifier.value = "dr-ito"
* agent[0].who.display = "伊藤 誠一"
* agent[1].who.identifier.value = "demo-clinic"
* text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p lang=\"ja\">伊藤誠一さんが記録を見ようとしましたが、断られました。</p><p lang=\"en\">伊藤 誠一 was refused.</p></div>"

Instance: hanako-link
InstanceOf: KTLinkBearer
Usage: #example
Title: "花子の共有リンク Hanako's shared link"
* status = #active
* deviceName.name = "共有リンク SMART Health Link"
* deviceName.type = #user-friendly-name
* patient = Reference(Patient/demo-hanako)

Instance: kenji-link
InstanceOf: KTLinkBearer
Usage: #example
Title: "健司の共有リンク Kenji's shared link"
* status = #active
* deviceName.name = "共有リンク SMART Health Link"
* deviceName.type = #user-friendly-name
* patient = Reference(Patient/demo-kenji)
