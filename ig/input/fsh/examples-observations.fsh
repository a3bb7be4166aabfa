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
