RuleSet: Reading(patient, when)
* status = #final
* subject = Reference(Patient/{patient})
* effectiveDateTime = "{when}"

RuleSet: Pressure(systolic, diastolic)
* code = $loinc#85354-9
* code.text = "家庭血圧"
* component[SystolicBP].code = $loinc#8480-6
* component[SystolicBP].code.text = "収縮期血圧"
* component[SystolicBP].valueQuantity = {systolic} $ucum#mm[Hg] "mmHg"
* component[DiastolicBP].code = $loinc#8462-4
* component[DiastolicBP].code.text = "拡張期血圧"
* component[DiastolicBP].valueQuantity = {diastolic} $ucum#mm[Hg] "mmHg"

Instance: hanako-blood-pressure
InstanceOf: KTHomeBloodPressure
Usage: #example
Title: "花子の朝の血圧 Hanako, one morning"
* insert Reading(demo-hanako, 2026-11-20T07:12:00+09:00)
* insert Pressure(142, 83)

Instance: kenji-blood-pressure
InstanceOf: KTHomeBloodPressure
Usage: #example
Title: "健司の朝の血圧 Kenji, one morning"
* insert Reading(demo-kenji, 2026-11-20T06:48:00+09:00)
* insert Pressure(137, 82)
* note.text = "薬を飲む前"

Instance: kenji-weight
InstanceOf: KTHomeBodyWeight
Usage: #example
Title: "健司の体重 Kenji's weight"
* insert Reading(demo-kenji, 2026-11-20T06:50:00+09:00)
* code = $loinc#29463-7
* code.text = "体重"
* valueQuantity = 80.4 $ucum#kg "kg"

Instance: misaki-weight
InstanceOf: KTHomeBodyWeight
Usage: #example
Title: "美咲の体重 Misaki's weight"
* insert Reading(demo-misaki, 2026-11-20T21:30:00+09:00)
* code = $loinc#29463-7
* code.text = "体重"
* valueQuantity = 53.4 $ucum#kg "kg"

Instance: misaki-temperature
InstanceOf: KTHomeVitalSign
Usage: #example
Title: "美咲の体温 Misaki's temperature"
* insert Reading(demo-misaki, 2026-11-18T06:30:00+09:00)
* category[jpVitalSigns] = $jp-observation-category#vital-signs
* code = $loinc#8310-5
* code.text = "体温"
* valueQuantity = 36.6 $ucum#Cel "℃"

Instance: masao-heart-rate
InstanceOf: KTHomeVitalSign
Usage: #example
Title: "正夫の脈拍 Masao's heart rate"
* insert Reading(demo-masao, 2026-11-19T07:05:00+09:00)
* category[jpVitalSigns] = $jp-observation-category#vital-signs
* code = $loinc#8867-4
* code.text = "脈拍"
* valueQuantity = 72 $ucum#/min "回/分"

Instance: kenji-hba1c
InstanceOf: KTCheckupItem
Usage: #example
Title: "健司の HbA1c Kenji's HbA1c"
* insert Reading(demo-kenji, 2026-06-10T09:30:00+09:00)
* category[0] = $observation-category#laboratory
* category[1] = $jp-observation-category#laboratory
* code.coding[item] = $checkup-item#3D046000001906202 "HbA1c(NGSP値)"
* code.coding[loinc] = $loinc#4548-4
* code.text = "HbA1c(NGSP値)"
* valueQuantity = 6.3 $ucum#% "%"
* interpretation = $interpretation#H "High"
* referenceRange.high = 5.5 $ucum#% "%"
* performer.display = "伊藤内科"

Instance: hanako-waist-not-measured
InstanceOf: KTCheckupItem
Usage: #example
Title: "測らなかった腹囲 Hanako, waist not measured"
* status = #cancelled
* subject = Reference(Patient/demo-hanako)
* effectiveDateTime = "2026-06-10T09:30:00+09:00"
* category[0] = $jp-observation-category#body-measurement
* code.coding[item] = $checkup-item#9N016160100000001 "腹囲(実測)"
* code.coding[loinc] = $loinc#8280-0
* code.text = "腹囲(実測)"
* dataAbsentReason = http://terminology.hl7.org/CodeSystem/data-absent-reason#not-performed
* dataAbsentReason.text = "測定せず"

Instance: kenji-smoking
InstanceOf: KTCheckupItem
Usage: #example
Title: "健司の喫煙 Kenji, smoking (questionnaire)"
* insert Reading(demo-kenji, 2026-06-10T09:30:00+09:00)
* category[0] = $observation-category#social-history
* category[1] = $jp-observation-category#social-history
* code.coding[item] = $checkup-item#9N736000000000011
* code.text = "喫煙"
* valueCodeableConcept.text = "いいえ"

RuleSet: CheckupPressure(patient, day, systolic, diastolic)
* status = #final
* subject = Reference(Patient/{patient})
* effectiveDateTime = "{day}"
* category[0] = $observation-category#vital-signs
* category[1] = $jp-observation-category#vital-signs
* category[2] = urn:oid:1.2.392.200119.6.1001#10
* code.text = "血圧"
* component[0].code = $loinc#8480-6
* component[0].code.text = "収縮期血圧"
* component[0].valueQuantity = {systolic} $ucum#mm[Hg] "mmHg"
* component[1].code = $loinc#8462-4
* component[1].code.text = "拡張期血圧"
* component[1].valueQuantity = {diastolic} $ucum#mm[Hg] "mmHg"
* derivedFrom[0] = Reference(Observation/{patient}-systolic)
* derivedFrom[1] = Reference(Observation/{patient}-diastolic)

Instance: kenji-checkup-pressure
InstanceOf: KTCheckupBloodPressure
Usage: #example
Title: "健司の健診の血圧 Kenji's blood pressure at his check-up"
* insert CheckupPressure(demo-kenji, 2026-06-10, 138, 88)

Instance: hanako-checkup-pressure
InstanceOf: KTCheckupBloodPressure
Usage: #example
Title: "花子の健診の血圧 Hanako's blood pressure at her check-up"
* insert CheckupPressure(demo-hanako, 2026-05-20, 142, 80)

RuleSet: OfCheckup(patient)
* identifier.system = "http://kenko-techo.jp/id/checkup-report"
* status = #final
* subject = Reference(Patient/{patient})
* category = urn:oid:1.2.392.200119.6.1001#10

Instance: kenji-checkup-report
InstanceOf: KTCheckupReport
Usage: #example
Title: "健司の特定健診 Kenji's check-up"
* insert OfCheckup(demo-kenji)
* identifier.value = "0000000000000001"
* code = $loinc#53576-5
* code.text = "健診結果報告書"
* effectiveDateTime = "2026-06-10"
* performer.type = "Organization"
* performer.display = "みほん健診センター"
* result = Reference(Observation/kenji-hba1c)

Instance: hanako-checkup-report
InstanceOf: KTCheckupReport
Usage: #example
Title: "花子の後期高齢者健診 Hanako's check-up"
* insert OfCheckup(demo-hanako)
* identifier.value = "0000000000000002"
* code = $loinc#53576-5
* code.text = "健診結果報告書"
* effectiveDateTime = "2026-05-20"
* result = Reference(Observation/hanako-waist-not-measured)

Instance: kenji-checkup-composition
InstanceOf: KTCheckupDocument
Usage: #example
Title: "健司の特定健診の報告書 Kenji's check-up as a document"
* insert OfCheckup(demo-kenji)
* identifier.value = "0000000000000003"
* type = $loinc#53576-5
* type.text = "健診結果報告書"
* title = "健診結果報告書"
* date = "2026-06-24"
* author.type = "Organization"
* author.display = "みほん健診センター"
* section.title = "特定健診"
* section.code = urn:oid:1.2.392.200119.6.1010#01010
* section.entry = Reference(Observation/kenji-hba1c)

Instance: hanako-checkup-composition
InstanceOf: KTCheckupDocument
Usage: #example
Title: "花子の健診の報告書 Hanako's check-up as a document"
* insert OfCheckup(demo-hanako)
* identifier.value = "0000000000000004"
* type = $loinc#53576-5
* type.text = "健診結果報告書"
* title = "健診結果報告書"
* date = "2026-06-01"
* author.display = "不明"
* section.title = "後期高齢者健診"
* section.entry = Reference(Observation/hanako-waist-not-measured)
