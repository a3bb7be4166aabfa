RuleSet: Yen
* amount.currency 1..1
* amount.currency = #JPY

Profile: KTExplanationOfBenefit
Parent: ExplanationOfBenefit
Id: kt-explanation-of-benefit
Title: "医療費 Medical expense"
Description: "医療費通知の一行: ある月に、ある医療機関で、いくらかかり、だれが払ったか。金額は円。 One line of the medical expense notice: what a month at one institution cost and who paid; in yen."
* status MS
* type MS
* type.text 1..1
* type.text ^short = "診療区分 (印刷どおり) Kind of care as printed"
* use = #claim
* outcome = #complete
* patient MS
* billablePeriod 1..1 MS
* billablePeriod.start 1..1
* billablePeriod.end 1..1
* billablePeriod ^short = "診療年月 The month of care"
* provider MS
* insurer MS
* insurance MS
* item MS
* total 1..* MS
* total ^slicing.discriminator.type = #value
* total ^slicing.discriminator.path = "category.coding.code"
* total ^slicing.rules = #open
* total contains submitted 0..1 MS and benefit 0..1 MS and publicExpense 0..1 MS and patientShare 0..1 MS and paid 0..1 MS and paidBack 0..1 MS
* obeys kt-share-or-paid
* total.amount.currency 1..1
* total.amount.currency = #JPY
* total[submitted] ^short = "医療費の総額 Whole amount"
* total[submitted].category.coding.code 1..1
* total[submitted].category.coding.code = #submitted
* total[benefit] ^short = "保険者の負担額 Paid by the insurer"
* total[benefit].category.coding.code 1..1
* total[benefit].category.coding.code = #benefit
* total[publicExpense] ^short = "その他の公費の負担額 Paid by other public funds"
* total[publicExpense].category.coding.code 1..1
* total[publicExpense].category.coding.code = #public-expense
* total[patientShare] ^short = "窓口相当負担額 (計算上の額) The person's computed share"
* total[patientShare].category.coding.code 1..1
* total[patientShare].category.coding.code = #patient-share
* total[paid] ^short = "支払った医療費の額 (本人の記入) What was paid, as the person wrote it"
* total[paid].category.coding.code 1..1
* total[paid].category.coding.code = #paid
* total[paidBack] ^short = "補填される金額 (本人の記入) What was paid back, as the person wrote it"
* total[paidBack].category.coding.code 1..1
* total[paidBack].category.coding.code = #paid-back

Invariant: kt-share-or-paid
Description: "窓口相当負担額か、支払った額のどちらかがある。 Either the computed share or what was paid is told."
Severity: #error
Expression: "total.category.coding.where(code = 'patient-share' or code = 'paid').exists()"

Profile: KTCoverage
Parent: Coverage
Id: kt-coverage
Title: "保険 Insurance"
Description: "医療費が指す保険。記号・番号はそのままでは置きません。 The insurance that expenses refer to; symbol and number are never kept as they are."
* subscriberId 0..0
* beneficiary MS
* beneficiary only Reference(Patient)
* payor MS

CodeSystem: ExpenseTotal
Id: expense-total
Title: "医療費の内訳 Parts of a medical expense"
Description: "FHIR の adjudication にない、医療費通知の額。 The amounts of the expense notice, and of what people write down for their tax, that FHIR's adjudication codes lack."
* ^experimental = false
* ^caseSensitive = true
* #public-expense "その他の公費の負担額"
* #public-expense ^designation.language = #en
* #public-expense ^designation.value = "Paid by other public funds"
* #patient-share "窓口相当負担額"
* #patient-share ^designation.language = #en
* #patient-share ^designation.value = "The person's computed share"
* #paid "支払った医療費の額"
* #paid ^designation.language = #en
* #paid ^designation.value = "Paid, as the person wrote it"
* #paid-back "補填される金額"
* #paid-back ^designation.language = #en
* #paid-back ^designation.value = "Paid back by insurances, as the person wrote it"
