// What a server that keeps this record offers. CapabilityIT compares it with /fhir/metadata.

RuleSet: Reads
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].interaction[+].code = #history-instance

RuleSet: Writes
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #update
* rest.resource[=].interaction[+].code = #patch
* rest.resource[=].interaction[+].code = #delete

Instance: phr-server
InstanceOf: CapabilityStatement
Usage: #definition
Title: "PHR サーバー PHR server"
* url = "http://kenko-techo.jp/fhir/CapabilityStatement/phr-server"
* name = "PhrServer"
* title = "PHR サーバー PHR server"
* description = "このガイドのとおりに記録を預かるサーバーが備えるもの。 What a server offers that keeps records as this guide says."
* status = #active
* experimental = false
* date = "2026-11-25"
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #xml
* rest.mode = #server
* rest.security.cors = true
* rest.security.service = http://terminology.hl7.org/CodeSystem/restful-security-service#SMART-on-FHIR
* rest.interaction[0].code = #transaction
* rest.interaction[1].code = #batch
* rest.operation[0].name = "myna-import"
* rest.operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/myna-import"
* rest.operation[1].name = "myna-import-status"
* rest.operation[1].definition = "http://kenko-techo.jp/fhir/OperationDefinition/myna-import-status"
* rest.operation[2].name = "export"
* rest.operation[2].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export"
* rest.operation[3].name = "export-status"
* rest.operation[3].definition = "http://kenko-techo.jp/fhir/OperationDefinition/export-status"
* rest.operation[4].name = "export-file"
* rest.operation[4].definition = "http://kenko-techo.jp/fhir/OperationDefinition/export-file"
* rest.operation[5].name = "prediction-status"
* rest.operation[5].definition = "http://kenko-techo.jp/fhir/OperationDefinition/prediction-status"
* rest.operation[6].name = "prediction-file"
* rest.operation[6].definition = "http://kenko-techo.jp/fhir/OperationDefinition/prediction-file"
* rest.resource[+].type = #Patient
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-patient"
* insert Reads
* insert Writes
* rest.resource[=].operation[0].name = "parse-drug-qr"
* rest.resource[=].operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/parse-drug-qr"
* rest.resource[=].operation[1].name = "access-log"
* rest.resource[=].operation[1].definition = "http://kenko-techo.jp/fhir/OperationDefinition/access-log"
* rest.resource[=].operation[2].name = "consent-preview"
* rest.resource[=].operation[2].definition = "http://kenko-techo.jp/fhir/OperationDefinition/consent-preview"
* rest.resource[=].operation[3].name = "break-glass"
* rest.resource[=].operation[3].definition = "http://kenko-techo.jp/fhir/OperationDefinition/break-glass"
* rest.resource[=].operation[4].name = "summary"
* rest.resource[=].operation[4].definition = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"
* rest.resource[=].operation[5].name = "hide"
* rest.resource[=].operation[5].definition = "http://kenko-techo.jp/fhir/OperationDefinition/hide"
* rest.resource[=].operation[6].name = "dose-schedule"
* rest.resource[=].operation[6].definition = "http://kenko-techo.jp/fhir/OperationDefinition/dose-schedule"
* rest.resource[=].operation[7].name = "dose-calendar"
* rest.resource[=].operation[7].definition = "http://kenko-techo.jp/fhir/OperationDefinition/dose-calendar"
* rest.resource[=].operation[8].name = "myna-import"
* rest.resource[=].operation[8].definition = "http://kenko-techo.jp/fhir/OperationDefinition/myna-import"
* rest.resource[=].operation[9].name = "checkup-trend"
* rest.resource[=].operation[9].definition = "http://kenko-techo.jp/fhir/OperationDefinition/checkup-trend"
* rest.resource[=].operation[10].name = "medical-expense-summary"
* rest.resource[=].operation[10].definition = "http://kenko-techo.jp/fhir/OperationDefinition/medical-expense-summary"
* rest.resource[=].operation[11].name = "medical-expense-form"
* rest.resource[=].operation[11].definition = "http://kenko-techo.jp/fhir/OperationDefinition/medical-expense-form"
* rest.resource[=].operation[12].name = "predict-risk"
* rest.resource[=].operation[12].definition = "http://kenko-techo.jp/fhir/OperationDefinition/predict-risk"
* rest.resource[=].operation[13].name = "predict-risk-chart"
* rest.resource[=].operation[13].definition = "http://kenko-techo.jp/fhir/OperationDefinition/predict-risk-chart"
* rest.resource[=].operation[14].name = "prediction-review"
* rest.resource[=].operation[14].definition = "http://kenko-techo.jp/fhir/OperationDefinition/prediction-review"
* rest.resource[=].operation[15].name = "patient-export"
* rest.resource[=].operation[15].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export"
* rest.resource[=].operation[16].name = "check-in"
* rest.resource[=].operation[16].definition = "http://kenko-techo.jp/fhir/OperationDefinition/check-in"
* rest.resource[=].operation[17].name = "visit-brief"
* rest.resource[=].operation[17].definition = "http://kenko-techo.jp/fhir/OperationDefinition/visit-brief"
* rest.resource[=].operation[18].name = "visit-brief-page"
* rest.resource[=].operation[18].definition = "http://kenko-techo.jp/fhir/OperationDefinition/visit-brief-page"
* rest.resource[=].operation[19].name = "share-link"
* rest.resource[=].operation[19].definition = "http://kenko-techo.jp/fhir/OperationDefinition/share-link"
* rest.resource[=].operation[20].name = "guidance-progress"
* rest.resource[=].operation[20].definition = "http://kenko-techo.jp/fhir/OperationDefinition/guidance-progress"
* rest.resource[=].operation[21].name = "guidance-draft"
* rest.resource[=].operation[21].definition = "http://kenko-techo.jp/fhir/OperationDefinition/guidance-draft"
* rest.resource[=].operation[22].name = "myna-import-status"
* rest.resource[=].operation[22].definition = "http://kenko-techo.jp/fhir/OperationDefinition/myna-import-status"
* rest.resource[=].operation[23].name = "drug-qr"
* rest.resource[=].operation[23].definition = "http://kenko-techo.jp/fhir/OperationDefinition/drug-qr"
* rest.resource[+].type = #RelatedPerson
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-related-person"
* insert Reads
* insert Writes
* rest.resource[+].type = #Practitioner
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-practitioner"
* insert Reads
* insert Writes
* rest.resource[+].type = #PractitionerRole
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-practitioner-role"
* insert Reads
* insert Writes
* rest.resource[+].type = #Organization
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-organization"
* rest.resource[=].operation[0].name = "check-in-poster"
* rest.resource[=].operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/check-in-poster"
* rest.resource[=].operation[1].name = "worklist"
* rest.resource[=].operation[1].definition = "http://kenko-techo.jp/fhir/OperationDefinition/worklist"
* insert Reads
* insert Writes
* rest.resource[+].type = #Observation
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-home-vital-sign"
* rest.resource[=].supportedProfile[1] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-home-blood-pressure"
* rest.resource[=].supportedProfile[2] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-home-body-weight"
* rest.resource[=].supportedProfile[3] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-checkup-item"
* rest.resource[=].supportedProfile[4] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-predicted-value"
* rest.resource[=].supportedProfile[5] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-checkup-blood-pressure"
* insert Reads
* insert Writes
* rest.resource[+].type = #DiagnosticReport
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-checkup-report"
* insert Reads
* insert Writes
* rest.resource[+].type = #Composition
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-checkup-document"
* insert Reads
* insert Writes
* rest.resource[+].type = #MedicationStatement
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-medication-statement"
* insert Reads
* insert Writes
* rest.resource[+].type = #MedicationDispense
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-medication-dispense"
* insert Reads
* insert Writes
* rest.resource[+].type = #MedicationRequest
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-medication-request"
* insert Reads
* insert Writes
* rest.resource[+].type = #MedicationAdministration
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-medication-administration"
* insert Reads
* insert Writes
* rest.resource[+].type = #QuestionnaireResponse
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-meal-times"
* insert Reads
* insert Writes
* rest.resource[+].type = #Immunization
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-immunization"
* insert Reads
* insert Writes
* rest.resource[+].type = #Consent
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-consent"
* insert Reads
* insert Writes
* rest.resource[=].operation[0].name = "receipt"
* rest.resource[=].operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/receipt"
* rest.resource[+].type = #Communication
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-communication"
* insert Reads
* insert Writes
* rest.resource[=].operation[0].name = "received"
* rest.resource[=].operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/received"
* rest.resource[+].type = #Provenance
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-provenance"
* insert Reads
* insert Writes
* rest.resource[+].type = #AuditEvent
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-audit-event"
* insert Reads
* insert Writes
* rest.resource[+].type = #Encounter
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-encounter"
* insert Reads
* insert Writes
* rest.resource[=].operation[0].name = "launch"
* rest.resource[=].operation[0].definition = "http://kenko-techo.jp/fhir/OperationDefinition/launch"
* rest.resource[+].type = #Condition
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-condition"
* insert Reads
* insert Writes
* rest.resource[+].type = #AllergyIntolerance
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-allergy-intolerance"
* insert Reads
* insert Writes
* rest.resource[+].type = #DocumentReference
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-document-reference"
* insert Reads
* insert Writes
* rest.resource[+].type = #Goal
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-goal"
* insert Reads
* insert Writes
* rest.resource[+].type = #CarePlan
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-care-plan"
* insert Reads
* insert Writes
* rest.resource[+].type = #ServiceRequest
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-referral"
* insert Reads
* insert Writes
* rest.resource[+].type = #Task
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-task"
* insert Reads
* insert Writes
* rest.resource[+].type = #CareTeam
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-care-team"
* insert Reads
* insert Writes
* rest.resource[+].type = #Device
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-link-bearer"
* insert Reads
* insert Writes
* rest.resource[+].type = #RiskAssessment
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-risk-assessment"
* insert Reads
* insert Writes
* rest.resource[+].type = #ExplanationOfBenefit
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-explanation-of-benefit"
* insert Reads
* insert Writes
* rest.resource[+].type = #Coverage
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-coverage"
* insert Reads
* insert Writes
* rest.resource[+].type = #Subscription
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #update
* rest.resource[=].interaction[+].code = #delete
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].documentation = "一人の記録の一つの型について、新しいことがあると中身のない rest-hook で知らせる。 One type of one record, told by a rest-hook without a payload."
* rest.resource[+].type = #Group
* rest.resource[=].supportedProfile[0] = "http://kenko-techo.jp/fhir/StructureDefinition/kt-cohort"
* insert Reads
* rest.resource[=].operation[0].name = "group-export"
* rest.resource[=].operation[0].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export"
* rest.resource[=].operation[1].name = "predict-risk"
* rest.resource[=].operation[1].definition = "http://kenko-techo.jp/fhir/OperationDefinition/predict-risk"
* rest.resource[=].operation[2].name = "prediction-review"
* rest.resource[=].operation[2].definition = "http://kenko-techo.jp/fhir/OperationDefinition/prediction-review"
