RuleSet: PrintedDrug(name, code)
* medicationCodeableConcept.coding[yj] = $yj#{code} "{name}"
* medicationCodeableConcept.text = "{name}"

Instance: hanako-amlodipine-like
InstanceOf: KTMedicationStatement
Usage: #example
Title: "花子の降圧薬 Hanako's medicine for blood pressure"
* meta.profile[1] = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationStatement"
* status = #active
* identifier[rpNumber].value = "1"
* identifier[orderInRp].value = "1"
* insert PrintedDrug(ミホンジピン錠５ｍｇ, 0000000F0000)
* subject = Reference(Patient/demo-hanako)
* effectivePeriod.start = "2026-11-05"
* effectivePeriod.end = "2026-12-02"
* dateAsserted = "2026-11-05"
* informationSource.type = "Organization"
* informationSource.display = "みほん調剤薬局"
* informationSource.identifier.system = $institution
* informationSource.identifier.value = "2740000019"
* dosage.text = "１日１回朝食後"
* dosage.timing.repeat.boundsDuration = 28 $ucum#d "日"
* dosage.timing.code = $jami-usage#1011000400000000
* dosage.timing.code.text = "１日１回朝食後"
* dosage.doseAndRate.rateRatio.numerator = 1 $merit9#TAB "錠"
* dosage.doseAndRate.rateRatio.denominator = 1 $ucum#d "日"

Instance: hanako-painkiller
InstanceOf: KTMedicationStatement
Usage: #example
Title: "花子の痛み止め Hanako's painkiller, as needed"
* status = #unknown
* identifier[rpNumber].value = "1"
* identifier[orderInRp].value = "1"
* medicationCodeableConcept.text = "ミホン鎮痛錠６０ｍｇ"
* subject = Reference(Patient/demo-hanako)
* effectiveDateTime = "2026-11-17"
* dateAsserted = "2026-11-17"
* dosage.text = "痛いとき"
* dosage.asNeededBoolean = true
* dosage.timing.repeat.count = 10
* dosage.timing.code.text = "痛いとき"

Instance: hanako-dispensed
InstanceOf: KTMedicationDispense
Usage: #example
Title: "花子への調剤 Dispensed to Hanako"
* status = #completed
* identifier[rpNumber].value = "1"
* identifier[orderInRp].value = "1"
* insert PrintedDrug(ミホンジピン錠５ｍｇ, 0000000F0000)
* subject = Reference(Patient/demo-hanako)
* performer.actor.type = "Organization"
* performer.actor.display = "みほん調剤薬局"
* quantity = 28 $merit9#TAB "錠"
* daysSupply = 28 $ucum#d "日"
* whenHandedOver = "2026-11-05"
* dosageInstruction.text = "１日１回朝食後"

Instance: kenji-dispensed
InstanceOf: KTMedicationDispense
Usage: #example
Title: "健司への調剤 Dispensed to Kenji"
* status = #completed
* identifier[rpNumber].value = "1"
* identifier[orderInRp].value = "1"
* medicationCodeableConcept.text = "ミホンスタチン錠２．５ｍｇ"
* subject = Reference(Patient/demo-kenji)
* performer.actor.type = "Organization"
* performer.actor.display = "えきまえ薬局"
* quantity = 30 $merit9#TAB "錠"
* daysSupply = 30 $ucum#d "日"
* whenHandedOver = "2026-10-26"
* dosageInstruction.text = "１日１回夕食後"

Instance: hanako-influenza
InstanceOf: KTImmunization
Usage: #example
Title: "花子のインフルエンザ予防接種 Hanako, influenza"
* status = #completed
* vaccineCode.text = "インフルエンザワクチン"
* patient = Reference(Patient/demo-hanako)
* occurrenceDateTime = "2025-11-10"
* primarySource = true
* protocolApplied.doseNumberPositiveInt = 1

Instance: haruto-measles-rubella
InstanceOf: KTImmunization
Usage: #example
Title: "陽斗の麻しん風しん Haruto, measles and rubella, second dose"
* status = #completed
* vaccineCode.text = "麻しん風しん混合ワクチン"
* patient = Reference(Patient/demo-haruto)
* occurrenceDateTime = "2024-05-11"
* primarySource = true
* lotNumber = "MR0000"
* protocolApplied.doseNumberPositiveInt = 2

Instance: hanako-prescribed
InstanceOf: KTMedicationRequest
Usage: #example
Title: "花子の処方 What Hanako's doctor prescribed, as her notebook says"
* status = #unknown
* intent = #order
* reportedBoolean = true
* identifier[rpNumber].value = "1"
* identifier[orderInRp].value = "1"
* insert PrintedDrug(ミホンジピン錠５ｍｇ, 0000000F0000)
* subject = Reference(Patient/demo-hanako)
* requester.type = "Organization"
* requester.display = "伊藤内科"
* dosageInstruction.text = "１日１回朝食後"

Instance: kenji-prescribed
InstanceOf: KTMedicationRequest
Usage: #example
Title: "健司の処方 Prescribed for Kenji by general name"
* status = #unknown
* intent = #order
* reportedBoolean = true
* extension[generalName].valueCodeableConcept.text = "ミホンスタチン錠２．５ｍｇ"
* medicationCodeableConcept.text = "ミホンスタチン錠２．５ｍｇ「みほん」"
* subject = Reference(Patient/demo-kenji)
* authoredOn = "2026-10-26"
* requester.type = "PractitionerRole"
* requester.display = "みほん 太郎"
* dosageInstruction.text = "１日１回夕食後"

Instance: hanako-morning-dose
InstanceOf: KTMedicationAdministration
Usage: #example
Title: "花子が朝に飲んだ Hanako took her morning dose"
* status = #completed
* identifier[dose].value = "00000000-0000-3000-8000-000000000001"
* medicationCodeableConcept.text = "ミホンジピン錠５ｍｇ"
* subject = Reference(Patient/demo-hanako)
* effectiveDateTime = "2026-11-17T08:10:00+09:00"
* supportingInformation = Reference(MedicationStatement/hanako-amlodipine-like)
* dosage.dose = 1 $merit9#TAB "錠"

Instance: hanako-forgotten-dose
InstanceOf: KTMedicationAdministration
Usage: #example
Title: "花子が飲み忘れた Hanako forgot a dose"
* status = #not-done
* statusReason = http://kenko-techo.jp/fhir/CodeSystem/dose-not-taken#forgotten "飲み忘れた"
* identifier[dose].value = "00000000-0000-3000-8000-000000000002"
* medicationCodeableConcept.text = "ミホンジピン錠５ｍｇ"
* subject = Reference(Patient/demo-hanako)
* effectiveDateTime = "2026-11-18T08:00:00+09:00"
* supportingInformation = Reference(MedicationStatement/hanako-amlodipine-like)

RuleSet: AtTime(linkId, time)
* item[+].linkId = "{linkId}"
* item[=].answer.valueTime = "{time}"

Instance: hanako-meal-times
InstanceOf: KTMealTimes
Usage: #example
Title: "花子の一日 Hanako's day"
* status = #completed
* questionnaire = "http://kenko-techo.jp/fhir/Questionnaire/meal-times"
* subject = Reference(Patient/demo-hanako)
* authored = "2026-11-05T10:00:00+09:00"
* insert AtTime(wake, 05:30:00)
* insert AtTime(breakfast, 06:30:00)
* insert AtTime(lunch, 12:00:00)
* insert AtTime(dinner, 18:00:00)
* insert AtTime(bed, 21:30:00)

Instance: kenji-meal-times
InstanceOf: KTMealTimes
Usage: #example
Title: "健司の一日 Kenji's day"
* status = #completed
* questionnaire = "http://kenko-techo.jp/fhir/Questionnaire/meal-times"
* subject = Reference(Patient/demo-kenji)
* authored = "2026-10-26T20:00:00+09:00"
* insert AtTime(wake, 06:00:00)
* insert AtTime(breakfast, 07:00:00)
* insert AtTime(lunch, 12:30:00)
* insert AtTime(dinner, 20:30:00)
* insert AtTime(bed, 23:30:00)
