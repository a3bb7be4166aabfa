RuleSet: Expense(patient)
* status = #active
* use = #claim
* outcome = #complete
* patient = Reference(Patient/{patient})
* insurer.display = "見本健康保険組合"
* insurance.focal = true
* item.sequence = 1

RuleSet: Total(slice, system, yen)
* total[{slice}].category.coding.system = "{system}"
* total[{slice}].amount.value = {yen}
* total[{slice}].amount.currency = #JPY

Instance: hanako-january
InstanceOf: KTExplanationOfBenefit
Usage: #example
Title: "花子の一月の医療費 Hanako, January"
* insert Expense(demo-hanako)
* type = $claim-type#professional
* type.text = "医科外来"
* created = "2026-03-29"
* billablePeriod.start = "2026-01-01"
* billablePeriod.end = "2026-01-31"
* provider.display = "見本クリニック"
* insurance.coverage = Reference(Coverage/hanako-insurance)
* item.productOrService.text = "医科外来"
* item.quantity = 2 $ucum#d "日"
* insert Total(submitted, http://terminology.hl7.org/CodeSystem/adjudication, 8240)
* insert Total(benefit, http://terminology.hl7.org/CodeSystem/adjudication, 7416)
* insert Total(publicExpense, http://kenko-techo.jp/fhir/CodeSystem/expense-total, 0)
* insert Total(patientShare, http://kenko-techo.jp/fhir/CodeSystem/expense-total, 824)

Instance: haruto-february
InstanceOf: KTExplanationOfBenefit
Usage: #example
Title: "陽斗の二月の調剤 Haruto, February, subsidised"
* insert Expense(demo-haruto)
* type = $claim-type#pharmacy
* type.text = "調剤"
* created = "2026-04-28"
* billablePeriod.start = "2026-02-01"
* billablePeriod.end = "2026-02-28"
* provider.display = "さくら薬局見本店"
* insurance.coverage = Reference(Coverage/haruto-insurance)
* item.productOrService.text = "調剤"
* item.quantity = 1 $ucum#d "日"
* insert Total(submitted, http://terminology.hl7.org/CodeSystem/adjudication, 2310)
* insert Total(benefit, http://terminology.hl7.org/CodeSystem/adjudication, 1848)
* insert Total(publicExpense, http://kenko-techo.jp/fhir/CodeSystem/expense-total, 462)
* insert Total(patientShare, http://kenko-techo.jp/fhir/CodeSystem/expense-total, 0)

Instance: hanako-insurance
InstanceOf: KTCoverage
Usage: #example
Title: "花子の保険 Hanako's insurance"
* status = #active
* beneficiary = Reference(Patient/demo-hanako)
* payor.display = "見本広域連合"

Instance: haruto-insurance
InstanceOf: KTCoverage
Usage: #example
Title: "陽斗の保険 Haruto's insurance"
* status = #active
* beneficiary = Reference(Patient/demo-haruto)
* payor.display = "見本健康保険組合"
