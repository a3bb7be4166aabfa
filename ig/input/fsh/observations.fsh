RuleSet: SaidInJapanese
* code.text 1..1 MS
* code.text ^short = "項目名 (日本語) Name of the item in Japanese"

RuleSet: HomeReading
* insert SaidInJapanese
* subject only Reference(Patient)
* performer MS
* device MS
* note MS

Profile: KTHomeVitalSign
Parent: http://hl7.org/fhir/StructureDefinition/vitalsigns
Id: kt-home-vital-sign
Title: "家庭での測定 Vital sign at home"
Description: "家庭や外出先で測った体温、脈拍、SpO2、血糖など。R4 のバイタルサインの形に、JP Core の分類を添えます。 What was measured at home or on the way: temperature, pulse, SpO2. R4's vital signs profile with the category of JP Core beside it."
* insert HomeReading
* obeys kt-jp-category
* category contains jpVitalSigns 0..1 and jpBodyMeasurement 0..1
* category[jpVitalSigns].coding 1..1
* category[jpVitalSigns].coding.system 1..1
* category[jpVitalSigns].coding.code 1..1
* category[jpVitalSigns].coding.system = $jp-observation-category
* category[jpVitalSigns].coding.code = #vital-signs
* category[jpBodyMeasurement].coding 1..1
* category[jpBodyMeasurement].coding.system 1..1
* category[jpBodyMeasurement].coding.code 1..1
* category[jpBodyMeasurement].coding.system = $jp-observation-category
* category[jpBodyMeasurement].coding.code = #body-measurement

Invariant: kt-jp-category
Description: "JP Core の分類 (JP_SimpleObservationCategory_CS) が要ります。 A category of JP Core (JP_SimpleObservationCategory_CS) is needed."
Severity: #error
Expression: "category.coding.where(system = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS').exists()"

Profile: KTHomeBloodPressure
Parent: http://hl7.org/fhir/StructureDefinition/bp
Id: kt-home-blood-pressure
Title: "家庭血圧 Blood pressure at home"
Description: "家庭血圧計の一回の測定。収縮期と拡張期を component に、mmHg で。 One reading of a cuff at home: systolic and diastolic as components, in mmHg."
* insert HomeReading
* category contains jpVitalSigns 1..1
* category[jpVitalSigns].coding 1..1
* category[jpVitalSigns].coding.system 1..1
* category[jpVitalSigns].coding.code 1..1
* category[jpVitalSigns].coding.system = $jp-observation-category
* category[jpVitalSigns].coding.code = #vital-signs

Profile: KTHomeBodyWeight
Parent: http://hl7.org/fhir/StructureDefinition/bodyweight
Id: kt-home-body-weight
Title: "体重 (家庭) Body weight at home"
Description: "家庭の体重計の一回の測定、kg で。 One reading of a scale at home, in kg."
* insert HomeReading
* category contains jpBodyMeasurement 1..1
* category[jpBodyMeasurement].coding 1..1
* category[jpBodyMeasurement].coding.system 1..1
* category[jpBodyMeasurement].coding.code 1..1
* category[jpBodyMeasurement].coding.system = $jp-observation-category
* category[jpBodyMeasurement].coding.code = #body-measurement

Profile: KTCheckupItem
Parent: Observation
Id: kt-checkup-item
Title: "健診の項目 Check-up item"
Description: "特定健診や自治体検診の一項目。JLAC10 の項目コードを持ちます (JP eCheckup と同じコードと単位)。 One item of a check-up, by its JLAC10 code, with the codes and units of JP eCheckup."
* insert SaidInJapanese
* obeys kt-jp-category and kt-checkup-code and kt-checkup-missing and kt-checkup-pressure
* status from KTCheckupStatus (required)
* category 1..* MS
* code.coding 1..* MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains item 0..1 MS and municipal 0..1 MS and jlac10 0..1 MS and loinc 0..1 MS
* code.coding[item] ^short = "特定健診などの項目コード Item of a specific health check-up"
* code.coding[item].system = $checkup-item
* code.coding[item].code 1..1
* code.coding[municipal] ^short = "自治体検診の項目コード Item of a municipal screening"
* code.coding[municipal].system = $municipal-item
* code.coding[municipal].code 1..1
* code.coding[jlac10] ^short = "JLAC10 17 桁 JLAC10, 17 digits"
* code.coding[jlac10].system = $jlac10
* code.coding[jlac10].code 1..1
* code.coding[loinc] ^short = "LOINC (単位が合うときだけ) LOINC, where the unit agrees"
* code.coding[loinc].system = $loinc
* code.coding[loinc].code 1..1
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] ^short = "受診日 Day of the check-up"
* value[x] only Quantity or CodeableConcept or string or integer or dateTime
* value[x] MS
* valueQuantity.value 1..1
* valueQuantity.unit 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* dataAbsentReason MS
* interpretation MS
* method MS
* referenceRange MS
* performer MS

Invariant: kt-checkup-code
Description: "健診の項目コード (JLAC10) が要ります。 The item has a code of the check-up items (JLAC10)."
Severity: #error
Expression: "code.coding.where(system = 'urn:oid:1.2.392.200119.6.1005' or system = 'urn:oid:1.2.392.100495.100.1051' or system = 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits' or system = 'urn:oid:1.2.392.200119.6.1205').exists()"

Invariant: kt-checkup-missing
Description: "値がないときは、その理由 (dataAbsentReason.text) を書きます。 Without a value it says why (dataAbsentReason.text)."
Severity: #error
Expression: "value.exists() or component.exists() or hasMember.exists() or dataAbsentReason.text.exists()"

Invariant: kt-checkup-pressure
Description: "一回の収縮期・拡張期血圧に LOINC 8480-6、8462-4 は付けません (R4 はその下に血圧の組 85354-9 を求めます)。 A single pressure carries no LOINC 8480-6 or 8462-4: under these R4 demands the panel 85354-9."
Severity: #error
Expression: "code.coding.where(system = 'http://loinc.org' and (code = '8480-6' or code = '8462-4')).empty()"

ValueSet: KTCheckupStatus
Id: checkup-status
Title: "健診結果の状態 Status of a check-up item"
Description: "健診結果がとる状態。測れなかったものは cancelled。 The states of a check-up result; cancelled is what could not be measured."
* ^experimental = false
* http://hl7.org/fhir/observation-status#final
* http://hl7.org/fhir/observation-status#amended
* http://hl7.org/fhir/observation-status#corrected
* http://hl7.org/fhir/observation-status#cancelled
* http://hl7.org/fhir/observation-status#entered-in-error

Profile: KTCheckupBloodPressure
Parent: Observation
Id: kt-checkup-blood-pressure
Title: "健診の血圧 Blood pressure of a check-up"
Description: "健診の収縮期と拡張期を一組にしたもの。元の項目は derivedFrom にあります。 Systolic and diastolic pressure of a check-up as R4's panel; the items themselves stand in derivedFrom."
* insert SaidInJapanese
* obeys kt-jp-category
* status = #final
* category 1..* MS
* code = $loinc#85354-9
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] 1..1 MS
* effective[x] only dateTime
* component 2..2 MS
* derivedFrom 2..2 MS
* derivedFrom only Reference(Observation)

Profile: KTCheckupReport
Parent: DiagnosticReport
Id: kt-checkup-report
Title: "健診の結果 Report of a check-up"
Description: "一回の健診の結果をまとめたもの。 The results of one check-up."
* identifier 1..* MS
* status MS
* code.coding 1..* MS
* code.text 1..1 MS
* category MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] ^short = "受診日 Day of the check-up"
* performer MS
* result MS

Profile: KTCheckupDocument
Parent: Composition
Id: kt-checkup-document
Title: "健診結果報告書 Check-up report as a document"
Description: "健診結果報告書の組み立て。節ごとに項目を並べます。 The report as its sections order it."
* identifier 1..1 MS
* status MS
* type.coding 1..* MS
* subject 1..1 MS
* subject only Reference(Patient)
* date MS
* author MS
* title MS
* section 1..* MS
* section.title 1..1
* section.code MS
* section.entry MS
