RuleSet: DrugAsPrinted
* medication[x] only CodeableConcept
* medicationCodeableConcept MS
* medicationCodeableConcept.text 1..1 MS
* medicationCodeableConcept.text ^short = "薬品名 (印刷どおり) Name as printed"
* medicationCodeableConcept.coding ^slicing.discriminator.type = #value
* medicationCodeableConcept.coding ^slicing.discriminator.path = "system"
* medicationCodeableConcept.coding ^slicing.rules = #open
* medicationCodeableConcept.coding contains yj 0..1 and hot7 0..1 and hot9 0..1 and hot13 0..1 and receipt 0..1 and priceList 0..1
* medicationCodeableConcept.coding[yj] ^short = "YJ コード YJ code"
* medicationCodeableConcept.coding[yj].system = $yj
* medicationCodeableConcept.coding[hot7] ^short = "HOT7"
* medicationCodeableConcept.coding[hot7].system = $hot7
* medicationCodeableConcept.coding[hot9] ^short = "HOT9"
* medicationCodeableConcept.coding[hot9].system = $hot9
* medicationCodeableConcept.coding[hot13] ^short = "HOT13"
* medicationCodeableConcept.coding[hot13].system = $hot13
* medicationCodeableConcept.coding[receipt] ^short = "レセプト電算コード Code of the claims master"
* medicationCodeableConcept.coding[receipt].system = $receipt-code
* medicationCodeableConcept.coding[priceList] ^short = "薬価基準収載医薬品コード Code of the price list"
* medicationCodeableConcept.coding[priceList].system = $price-list-code

RuleSet: PlaceInSlip(cardinality)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains rpNumber {cardinality} MS and orderInRp {cardinality} MS
* identifier[rpNumber] ^short = "RP 番号 Number of the RP"
* identifier[rpNumber].system = $rp-number
* identifier[rpNumber].value 1..1
* identifier[orderInRp] ^short = "RP 内連番 Place within the RP"
* identifier[orderInRp].system = $order-in-rp
* identifier[orderInRp].value 1..1

Profile: KTMedicationStatement
Parent: MedicationStatement
Id: kt-medication-statement
Title: "飲んでいる薬 Medicine taken"
Description: "お薬手帳の一つの薬。薬局が渡したもの、市販薬、本人が書いたもの。JP_MedicationStatement と同じ形です。 One medicine of the notebook: handed over by a pharmacy, bought over the counter, or written down by the person; in the shape of JP_MedicationStatement."
* insert DrugAsPrinted
* insert PlaceInSlip(0..1)
* status MS
* subject only Reference(Patient)
* subject MS
* effective[x] 1..1 MS
* informationSource MS
* dateAsserted MS
* dosage MS
* dosage.text MS
* dosage.timing.code.coding ^short = "JAMI 標準用法 Usage code of JAMI"
* note MS

Profile: KTMedicationDispense
Parent: MedicationDispense
Id: kt-medication-dispense
Title: "調剤 Dispensing"
Description: "薬局が一度に渡した一つの薬。JP_MedicationDispense と同じ必須項目です。 One medicine handed over at one visit to a pharmacy, with what JP_MedicationDispense demands."
* insert DrugAsPrinted
* insert PlaceInSlip(1..1)
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* quantity 1..1 MS
* quantity.value 1..1
* quantity.code 1..1
* quantity.system 1..1
* whenHandedOver 1..1 MS
* daysSupply MS
* performer MS
* dosageInstruction MS

Profile: KTImmunization
Parent: Immunization
Id: kt-immunization
Title: "予防接種 Immunization"
Description: "予防接種の一回。日本の公開されたワクチンコードはまだないので、名前は必ず書きます。 One dose. There is no public list of Japanese vaccine codes, so the name is always written."
* vaccineCode.text 1..1 MS
* vaccineCode.text ^short = "ワクチン名 (日本語) Name of the vaccine in Japanese"
* patient MS
* patient only Reference(Patient)
* occurrence[x] MS
* occurrence[x] only dateTime
* primarySource MS
* lotNumber MS
* manufacturer MS
* performer MS
* protocolApplied MS
* protocolApplied.doseNumber[x] only positiveInt
