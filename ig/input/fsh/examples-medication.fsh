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
