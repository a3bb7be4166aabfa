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
* extension contains PredictionScenario named scenario 0..1 MS
* occurrence[x] 1..1 MS
* occurrence[x] only dateTime
* method 1..1 MS
* method.text 1..1
* basis 1..* MS
* prediction 1..* MS
* prediction.extension contains RatioToOptimal named ratioToOptimal 0..1 MS
* prediction.outcome 1..1 MS
* prediction.outcome.text 1..1
* prediction.probability[x] MS
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

Extension: PredictionScenario
Id: prediction-scenario
Title: "もしも What if"
Description: "どの生活の変化を仮定した予測か。ない場合は今のまま。 Which change of life the prediction assumes; without it, none."
Context: RiskAssessment, Observation
* value[x] 1..1
* value[x] only string

CodeSystem: Prediction
Id: prediction
Title: "予測の印 Marks of predictions"
Description: "予測した値の印と、予測区間の両端。 What marks a predicted value, and the ends of its interval."
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
