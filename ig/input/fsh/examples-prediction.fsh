RuleSet: PredictedFor(patient, when)
* subject = Reference(Patient/{patient})
* effectiveDateTime = "{when}"
* meta.tag[predicted] = http://kenko-techo.jp/fhir/CodeSystem/prediction#predicted "予測"
* method.text = "projection|1 (見本の値 invented value)"

Instance: kenji-hba1c-predicted
InstanceOf: KTPredictedValue
Usage: #example
Title: "健司の三年後の HbA1c Kenji's HbA1c in three years"
* insert PredictedFor(demo-kenji, 2029-06-10)
* code.coding = $loinc#4548-4
* code.text = "HbA1c(NGSP値)"
* valueQuantity = 6.6 $ucum#% "%"
* derivedFrom = Reference(Observation/kenji-hba1c)
* component[lower].valueQuantity = 6.2 $ucum#% "%"
* component[upper].valueQuantity = 7.0 $ucum#% "%"

Instance: kenji-weight-predicted
InstanceOf: KTPredictedValue
Usage: #example
Title: "健司の一年後の体重 Kenji's weight in a year"
* insert PredictedFor(demo-kenji, 2027-06-10)
* code.coding = $checkup-item#9N006000000000001 "体重"
* code.text = "体重"
* valueQuantity = 81.3 $ucum#kg "kg"
* derivedFrom = Reference(Observation/kenji-weight)

RuleSet: Risk(patient)
* status = #final
* subject = Reference(Patient/{patient})
* occurrenceDateTime = "2026-11-25"
* method.text = "example-model|1 (見本の値 invented values)"

Instance: kenji-diabetes-risk
InstanceOf: KTRiskAssessment
Usage: #example
Title: "健司の糖尿病リスク Kenji's risk of diabetes"
* insert Risk(demo-kenji)
* basis = Reference(Observation/kenji-hba1c)
* prediction.outcome.text = "2 型糖尿病"
* prediction.probabilityDecimal = 18.0
* prediction.qualitativeRisk = $risk-probability#moderate
* prediction.whenPeriod.start = "2026-11-25"
* prediction.whenPeriod.end = "2029-11-25"
* prediction.rationale = "HbA1c 6.3 %"
* prediction.extension[ratioToOptimal].valueDecimal = 2.4

Instance: kenji-diabetes-risk-lighter
InstanceOf: KTRiskAssessment
Usage: #example
Title: "もし体重を 3 kg 減らしたら What if Kenji weighed 3 kg less"
* insert Risk(demo-kenji)
* extension[scenario].valueString = "weight -3 kg"
* basis = Reference(Observation/kenji-hba1c)
* prediction.outcome.text = "2 型糖尿病"
* prediction.probabilityRange.low = 11 $ucum#% "%"
* prediction.probabilityRange.high = 15 $ucum#% "%"
* prediction.whenPeriod.start = "2026-11-25"
* prediction.whenPeriod.end = "2029-11-25"

Instance: kenji-modifiable-risk
InstanceOf: KTRiskAssessment
Usage: #example
Title: "健司の下げられるリスク Kenji's modifiable risk"
* insert Risk(demo-kenji)
* extension[modifiableRisk].valueDecimal = 4.1
* basis = Reference(Observation/kenji-hba1c)
* prediction.outcome.text = "脳・心血管疾患"
* prediction.probabilityDecimal = 15.5
* prediction.whenPeriod.start = "2026-11-25"
* prediction.whenPeriod.end = "2036-11-25"
* mitigation = "受診をすすめる (収縮期血圧)、たばこをやめる、体重を 3% 減らす"

RuleSet: Counted(code, count)
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#{code}
* group[=].population[=].count = {count}

RuleSet: ReportOf(measure)
* status = #complete
* type = #summary
* measure = "http://kenko-techo.jp/fhir/Measure/{measure}"
* subject = Reference(Group/demo-citizens)
* reporter = Reference(Organization/demo-city-office)
* date = "2026-11-25T09:00:00+09:00"
* period.start = "2026-06-10"
* period.end = "2026-11-25"

Instance: citizens-modifiable-risk
InstanceOf: MeasureReport
Usage: #example
Title: "リスクを下げられる人の集計 Report of a ranking"
* insert ReportOf(modifiable-risk)
* group[+].measureScore.value = 0.75
* insert Counted(initial-population, 5)
* insert Counted(denominator, 5)
* insert Counted(denominator-exclusion, 1)
* insert Counted(numerator, 3)
