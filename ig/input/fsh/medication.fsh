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
* basedOn MS
* extension contains GeneralName named generalName 0..1 MS
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

Extension: GeneralName
Id: general-name
Title: "一般名 General name"
Description: "処方が商品ではなく成分で書かれたときの名前。製品のコードとは分けておきます。 What the prescription named if it named no product: broader than a product, so it stands apart from the product's codes."
Context: MedicationStatement, MedicationRequest, MedicationDispense
* value[x] only CodeableConcept
* value[x] 1..1

Profile: KTMedicationRequest
Parent: MedicationRequest
Id: kt-medication-request
Title: "処方 (手帳から) Prescription as reported"
Description: "お薬手帳が伝える処方。処方箋の原本ではないので、reported は必ず true です。 Who prescribed a medicine, as the notebook reports it: never the prescription itself, so reported is always true."
* insert DrugAsPrinted
* insert PlaceInSlip(0..1)
* extension contains GeneralName named generalName 0..1 MS
* status MS
* intent MS
* reported[x] 1..1 MS
* reported[x] only boolean
* reportedBoolean = true
* subject only Reference(Patient)
* subject MS
* authoredOn MS
* requester 1..1 MS
* dosageInstruction MS

CodeSystem: DoseNotTaken
Id: dose-not-taken
Title: "飲まなかった理由 Why a dose was not taken"
Description: "In MedicationAdministration.statusReason of a dose that was not taken. A dose that is merely not recorded has no MedicationAdministration at all."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #forgotten "飲み忘れた"
* #forgotten ^designation.language = #en
* #forgotten ^designation.value = "Forgotten"
* #side-effect "副作用がつらい"
* #side-effect ^designation.language = #en
* #side-effect ^designation.value = "Side effect"
* #felt-well "調子がよい"
* #felt-well ^designation.language = #en
* #felt-well ^designation.value = "Felt well"
* #ran-out "薬がなくなった"
* #ran-out ^designation.language = #en
* #ran-out ^designation.value = "Ran out"
* #told-to-stop "医師にやめるよう言われた"
* #told-to-stop ^designation.language = #en
* #told-to-stop ^designation.value = "The doctor said to stop"
* #other "その他"
* #other ^designation.language = #en
* #other ^designation.value = "Other"

ValueSet: KTDoseNotTaken
Id: dose-not-taken
Title: "飲まなかった理由 Why a dose was not taken"
Description: "飲み忘れと、飲まないと決めた理由。 Forgotten, or why the person decided against it."
* ^experimental = false
* include codes from system http://kenko-techo.jp/fhir/CodeSystem/dose-not-taken

Invariant: kt-dose-reason
Description: "飲まなかったときは理由を一つ書きます。 A dose not taken has one reason."
Severity: #error
Expression: "(status = 'not-done') = statusReason.exists()"

Profile: KTMedicationAdministration
Parent: MedicationAdministration
Id: kt-medication-administration
Title: "服用の記録 A dose taken or not"
Description: "予定の一回分を飲んだか、飲まなかったか。identifier は $dose-schedule が答えた id です。 What became of one planned dose; its identifier is the id that $dose-schedule gave, so that every channel records it once."
* obeys kt-dose-reason
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains dose 1..1 MS
* identifier[dose] ^short = "予定の一回分 The planned dose"
* identifier[dose].system = "http://kenko-techo.jp/id/dose"
* identifier[dose].value 1..1
* status from KTDoseStatus (required)
* status MS
* statusReason 0..1 MS
* statusReason from KTDoseNotTaken (required)
* medication[x] only CodeableConcept
* medicationCodeableConcept.text 1..1 MS
* subject only Reference(Patient)
* subject MS
* effective[x] only dateTime
* effective[x] MS
* supportingInformation MS
* supportingInformation ^short = "飲んでいる薬 The MedicationStatement that the dose is of"
* dosage.dose MS

ValueSet: KTDoseStatus
Id: dose-status
Title: "服用の記録の状態 States of a recorded dose"
Description: "飲んだか、飲まなかったか。まちがいは entered-in-error。 Taken, not taken, or recorded in error."
* ^experimental = false
* http://terminology.hl7.org/CodeSystem/medication-admin-status#completed
* http://terminology.hl7.org/CodeSystem/medication-admin-status#not-done
* http://terminology.hl7.org/CodeSystem/medication-admin-status#entered-in-error

RuleSet: MealTime(linkId, text)
* item[+].linkId = "{linkId}"
* item[=].text = "{text}"
* item[=].type = #time
* item[=].required = true

Instance: meal-times
InstanceOf: Questionnaire
Usage: #definition
Title: "一日の時刻 Times of the day"
Description: "起きる、食べる、寝る時刻。お薬の予定は、いちばん新しい答えで計算します。 When a person gets up, eats and goes to bed: a dose schedule is drawn up by the newest answer."
* url = "http://kenko-techo.jp/fhir/Questionnaire/meal-times"
* name = "MealTimes"
* title = "一日の時刻 Times of the day"
* description = "起きる、食べる、寝る時刻。お薬の予定は、いちばん新しい答えで計算します。 When a person gets up, eats and goes to bed: a dose schedule is drawn up by the newest answer."
* status = #active
* experimental = false
* subjectType = #Patient
* insert MealTime(wake, 起きる時刻 Getting up)
* insert MealTime(breakfast, 朝食の時刻 Breakfast)
* insert MealTime(lunch, 昼食の時刻 Lunch)
* insert MealTime(dinner, 夕食の時刻 Dinner)
* insert MealTime(bed, 寝る時刻 Going to bed)

Profile: KTMealTimes
Parent: QuestionnaireResponse
Id: kt-meal-times
Title: "一日の時刻の答え Times of the day, answered"
Description: "お薬の時刻を決めるための、本人の一日。 The person's day, by which the times of doses are worked out."
* obeys kt-meal-time
* questionnaire 1..1 MS
* questionnaire = "http://kenko-techo.jp/fhir/Questionnaire/meal-times"
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* authored 1..1 MS
* item 5..5 MS
* item.answer 1..1
* item.answer.value[x] 1..1

Invariant: kt-meal-time
Description: "五つの時刻で答えます。 All five are answered with a time."
Severity: #error
Expression: "item.answer.value.ofType(time).count() = 5"

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
* protocolApplied.doseNumber[x] ^short = "何回目か。1期追加のように数えないものは文字で Which dose; courses that do not count (1期追加) in words"
