Profile: KTPredictedValue
Parent: Observation
Id: kt-predicted-value
Title: "予測した値 Predicted value"
Description: "$predict-risk が返す、これからの健診値。保存されず、測った値と見間違えないよう、状態は preliminary、印は predicted です。 A check-up value to come, as $predict-risk answers it. It is never stored, and cannot be taken for a measurement: preliminary, tagged and categorized as predicted."
* insert SaidInJapanese
* insert OfResident
* meta 1..1
* meta.tag 1..* MS
* meta.tag ^slicing.discriminator.type = #pattern
* meta.tag ^slicing.discriminator.path = "$this"
* meta.tag ^slicing.rules = #open
* meta.tag contains predicted 1..1
* meta.tag[predicted] = http://kenko-techo.jp/fhir/CodeSystem/prediction#predicted
* status = #preliminary
* category 1..* MS
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains predicted 1..1
* category[predicted] = http://kenko-techo.jp/fhir/CodeSystem/prediction#predicted
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] ^short = "いつの値か (未来) The day it is predicted for, in the future"
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* performer 0..0
* method 1..1 MS
* method.text 1..1
* derivedFrom 1..* MS
* component MS
* component ^slicing.discriminator.type = #pattern
* component ^slicing.discriminator.path = "code"
* component ^slicing.rules = #open
* component contains lower 0..1 MS and upper 0..1 MS
* component[lower] ^short = "80% 予測区間の下 Lower end of the 80 % interval"
* component[lower].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#lower-limit
* component[lower].value[x] 1..1
* component[lower].value[x] only Quantity
* component[upper] ^short = "80% 予測区間の上 Upper end of the 80 % interval"
* component[upper].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#upper-limit
* component[upper].value[x] 1..1
* component[upper].value[x] only Quantity

Profile: KTRiskAssessment
Parent: RiskAssessment
Id: kt-risk-assessment
Title: "リスク予測 Risk"
Description: "公表されたモデルが計算した、ある病気になる確率。何から計算したか、どのモデルの何版かを必ず持ちます。 The probability of a disease as a published model computes it, with what it was computed from and by which version of which model."
* insert OfResident
* extension contains PredictionScenario named scenario 0..1 MS and ModifiableRisk named modifiableRisk 0..1 MS
* occurrence[x] 1..1 MS
* occurrence[x] only dateTime
* method 1..1 MS
* method.text 1..1
* basis 1..* MS
* prediction 1..* MS
* prediction.extension contains RatioToOptimal named ratioToOptimal 0..1 MS and RatioToAverage named ratioToAverage 0..1 MS
* prediction.outcome 1..1 MS
* prediction.outcome.text 1..1
* prediction.probability[x] MS
* prediction.qualitativeRisk MS
* prediction.qualitativeRisk ^short = "ガイドラインの区分、または見こまれるかどうか The class of a guideline, or whether a condition is expected"
* prediction.when[x] 1..1 MS
* prediction.rationale MS
* mitigation MS

Extension: RatioToOptimal
Id: ratio-to-optimal
Title: "最良の状態との比 Ratio to the optimal profile"
Description: "同じ性別と年齢で、変えられる項目がすべて最もよい人と比べて何倍か。 How many times the risk of a person of the same sex and age whose modifiable items are all at their best."
Context: RiskAssessment.prediction
* value[x] 1..1
* value[x] only decimal

Extension: RatioToAverage
Id: ratio-to-average
Title: "平均的な値の人との比 Ratio to average values"
Description: "同じ性別と年齢で、血圧・コレステロール・BMI が平均の、その薬を飲んでいない人と比べて何倍か。血糖と答えは本人のまま。集団のリスクとの比 (relativeRisk) ではありません。 How many times the risk of a person of the same sex and age whose blood pressure, cholesterol and BMI are the average, without a drug for them; glucose and answers stay the person's own. It is no ratio to the risk of a population (relativeRisk)."
Context: RiskAssessment.prediction
* value[x] 1..1
* value[x] only decimal

Extension: PredictionScenario
Id: prediction-scenario
Title: "もしも What if"
Description: "どの生活の変化を仮定した予測か。ない場合は今のまま。 Which change of life the prediction assumes; without it, none."
Context: RiskAssessment, Observation
* value[x] 1..1
* value[x] only string

Extension: ModifiableRisk
Id: modifiable-risk
Title: "下げられるリスク Modifiable risk"
Description: "すすめられたことをすべて行うと、リスクが平均で何ポイント (%) 下がるか。 By how many percentage points the risk falls, on average of the trials, with everything that the person is advised."
Context: RiskAssessment
* value[x] 1..1
* value[x] only decimal

CodeSystem: Prediction
Id: prediction
Title: "予測の印 Marks of predictions"
Description: "予測した値の印、予測区間の両端、予測する項目、病気と、見こまれるかどうか。 What marks a predicted value, the ends of its interval, the items that are projected, and conditions with whether they are expected."
* ^experimental = false
* ^caseSensitive = true
* #predicted "予測"
* #predicted ^designation.language = #en
* #predicted ^designation.value = "Predicted"
* #lower-limit "予測区間の下限"
* #lower-limit ^designation.language = #en
* #lower-limit ^designation.value = "Lower end of the prediction interval"
* #upper-limit "予測区間の上限"
* #upper-limit ^designation.language = #en
* #upper-limit ^designation.value = "Upper end of the prediction interval"
* #SBP "収縮期血圧"
* #SBP ^designation.language = #en
* #SBP ^designation.value = "Systolic blood pressure"
* #DBP "拡張期血圧"
* #DBP ^designation.language = #en
* #DBP ^designation.value = "Diastolic blood pressure"
* #LDL "LDL コレステロール"
* #LDL ^designation.language = #en
* #LDL ^designation.value = "LDL cholesterol"
* #HDL "HDL コレステロール"
* #HDL ^designation.language = #en
* #HDL ^designation.value = "HDL cholesterol"
* #BMI "BMI"
* #BMI ^designation.language = #en
* #BMI ^designation.value = "Body mass index"
* #WEIGHT "体重"
* #WEIGHT ^designation.language = #en
* #WEIGHT ^designation.value = "Weight"
* #WAIST "腹囲"
* #WAIST ^designation.language = #en
* #WAIST ^designation.value = "Waist"
* #HBA1C "HbA1c (NGSP)"
* #HBA1C ^designation.language = #en
* #HBA1C ^designation.value = "HbA1c (NGSP)"
* #GLUCOSE "空腹時血糖"
* #GLUCOSE ^designation.language = #en
* #GLUCOSE ^designation.value = "Glucose, fasting"
* #TRIGLYCERIDES "空腹時中性脂肪"
* #TRIGLYCERIDES ^designation.language = #en
* #TRIGLYCERIDES ^designation.value = "Triglycerides, fasting"
* #EGFR "eGFR"
* #EGFR ^designation.language = #en
* #EGFR ^designation.value = "eGFR"
* #GGT "γ-GT"
* #GGT ^designation.language = #en
* #GGT ^designation.value = "Gamma-GT"
* #URIC_ACID "尿酸"
* #URIC_ACID ^designation.language = #en
* #URIC_ACID ^designation.value = "Uric acid"
* #hypertension "高血圧"
* #hypertension ^designation.language = #en
* #hypertension ^designation.value = "Hypertension"
* #diabetes "糖尿病"
* #diabetes ^designation.language = #en
* #diabetes ^designation.value = "Diabetes"
* #dyslipidaemia "脂質異常症"
* #dyslipidaemia ^designation.language = #en
* #dyslipidaemia ^designation.value = "Dyslipidaemia"
* #obesity "肥満"
* #obesity ^designation.language = #en
* #obesity ^designation.value = "Obesity"
* #metabolic-syndrome "メタボリックシンドローム"
* #metabolic-syndrome ^designation.language = #en
* #metabolic-syndrome ^designation.value = "Metabolic syndrome"
* #present "すでにその値か治療です"
* #present ^designation.language = #en
* #present ^designation.value = "There already, by value or treatment"
* #expected "見こまれます"
* #expected ^designation.language = #en
* #expected ^designation.value = "Expected"
* #not-expected "見こまれる値では届きません"
* #not-expected ^designation.language = #en
* #not-expected ^designation.value = "Not by the values that are expected"

RuleSet: MeasureOf(id)
* url = "http://kenko-techo.jp/fhir/Measure/{id}"
* status = #active
* experimental = false

Instance: modifiable-risk-measure
InstanceOf: Measure
Usage: #definition
Title: "リスクを下げられる人 Whose risk can be lowered"
Description: "Of an organization's people: for how many a published model's risk falls with what they are advised. Initial population and denominator are those who agreed to be seen by the organization, the exclusion those who could not be computed (no usable check-up, or withheld), the numerator those whose risk falls. The score is the share of those who could be computed."
* id = "modifiable-risk"
* insert MeasureOf(modifiable-risk)
* name = "ModifiableRiskMeasure"
* title = "リスクを下げられる人 Whose risk can be lowered"
* description = "Of an organization's people: for how many a published model's risk falls with what they are advised. Initial population and denominator are those who agreed to be seen by the organization, the exclusion those who could not be computed (no usable check-up, or withheld), the numerator those whose risk falls. The score is the share of those who could be computed."
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#proportion
* group[+].description = "Everybody: expressions are evaluated on the line of NDJSON that a person has"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed to be seen by the organization"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "true"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "true"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator-exclusion
* group[=].population[=].criteria.description = "Who could not be computed: no usable check-up, or withheld"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "$this is OperationOutcome"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose risk falls"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "$this is RiskAssessment"

Instance: prediction-error
InstanceOf: Measure
Usage: #definition
Title: "予測の平均誤差 Mean error of predictions"
Description: "By how much the newest readings came otherwise than predicted from the readings before, on average: measured less predicted, item by item. The population of an item are those who agreed and have two readings of it in the same treatment."
* insert MeasureOf(prediction-error)
* name = "PredictionError"
* title = "予測の平均誤差 Mean error of predictions"
* description = "By how much the newest readings came otherwise than predicted from the readings before, on average: measured less predicted, item by item. The population of an item are those who agreed and have two readings of it in the same treatment."
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#continuous-variable
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#SBP "収縮期血圧"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#DBP "拡張期血圧"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#LDL "LDL コレステロール"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#HDL "HDL コレステロール"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#BMI "BMI"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#WEIGHT "体重"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#WAIST "腹囲"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#HBA1C "HbA1c (NGSP)"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#GLUCOSE "空腹時血糖"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#TRIGLYCERIDES "空腹時中性脂肪"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#EGFR "eGFR"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#GGT "γ-GT"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').part.where(name = 'difference').value"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#URIC_ACID "尿酸"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-population
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#measure-observation
* group[=].population[=].criteria.description = "By how much it came otherwise"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').part.where(name = 'difference').value"

Instance: prediction-coverage
InstanceOf: Measure
Usage: #definition
Title: "予測区間に入った割合 Coverage of predictions"
Description: "Of how many the newest reading lies inside the 80 % interval that was predicted from the readings before, item by item. 0.8 is right; 0.75 to 0.85 is good. The denominator of an item are those who agreed and have two readings of it in the same treatment."
* insert MeasureOf(prediction-coverage)
* name = "PredictionCoverage"
* title = "予測区間に入った割合 Coverage of predictions"
* description = "Of how many the newest reading lies inside the 80 % interval that was predicted from the readings before, item by item. 0.8 is right; 0.75 to 0.85 is good. The denominator of an item are those who agreed and have two readings of it in the same treatment."
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#proportion
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#SBP "収縮期血圧"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'SBP').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#DBP "拡張期血圧"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'DBP').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#LDL "LDL コレステロール"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'LDL').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#HDL "HDL コレステロール"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HDL').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#BMI "BMI"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'BMI').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#WEIGHT "体重"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WEIGHT').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#WAIST "腹囲"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'WAIST').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#HBA1C "HbA1c (NGSP)"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'HBA1C').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#GLUCOSE "空腹時血糖"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GLUCOSE').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#TRIGLYCERIDES "空腹時中性脂肪"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'TRIGLYCERIDES').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#EGFR "eGFR"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'EGFR').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#GGT "γ-GT"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'GGT').part.where(name = 'within').value = true"
* group[+].code = http://kenko-techo.jp/fhir/CodeSystem/prediction#URIC_ACID "尿酸"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population[=].criteria.description = "Who agreed and has two readings of the item in the same treatment: in the answer of Patient/[id]/$prediction-review"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group[=].population[=].criteria.description = "The same"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').exists()"
* group[=].population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group[=].population[=].criteria.description = "Whose newest reading lies inside the 80 % interval"
* group[=].population[=].criteria.language = #text/fhirpath
* group[=].population[=].criteria.expression = "parameter.where(name = 'item' and part.where(name = 'code').value = 'URIC_ACID').part.where(name = 'within').value = true"
