Profile: KTPatient
Parent: Patient
Id: kt-patient
Title: "住民 Resident"
Description: "記録の持ち主。漢字と読みの二つの氏名を持ちます (JP Core の JP_Patient と同じ形)。 The person whose record it is, with a name in kanji and one in kana, in the shape of JP_Patient."
* identifier 1..* MS
* identifier.system 1..1
* identifier.value 1..1
* name 1..* MS
* name obeys kt-name
* name ^slicing.discriminator.type = #value
* name ^slicing.discriminator.path = "extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').value"
* name ^slicing.rules = #open
* name contains kanji 0..1 MS and kana 0..1 MS
* name[kanji] ^short = "漢字 Name in kanji"
* name[kanji].extension contains $en-representation named representation 1..1
* name[kanji].extension[representation].valueCode = #IDE
* name[kana] ^short = "読み (カナ) Name in kana"
* name[kana].extension contains $en-representation named representation 1..1
* name[kana].extension[representation].valueCode = #SYL
* gender 1..1 MS
* birthDate 1..1 MS
* telecom MS
* address MS
* generalPractitioner MS

Invariant: kt-name
Description: "氏名には姓か表記全体 (text) が要ります。 A name has a family name or a text."
Severity: #error
Expression: "family.exists() or text.exists()"

Profile: KTRelatedPerson
Parent: RelatedPerson
Id: kt-related-person
Title: "家族 Relative"
Description: "住民の家族や見守る人。共有の相手になれます。 Family, or somebody who looks after a resident; a Consent can name them."
* patient MS
* relationship 1..* MS
* name 1..* MS
* name obeys kt-name
* telecom MS

Profile: KTPractitioner
Parent: Practitioner
Id: kt-practitioner
Title: "医療・保健の専門職 Professional"
Description: "医師、薬剤師、保健師など。 Physicians, pharmacists, public-health nurses."
* name 1..* MS
* name obeys kt-name
* qualification MS

Profile: KTPractitionerRole
Parent: PractitionerRole
Id: kt-practitioner-role
Title: "所属 Where a professional works"
Description: "専門職がどこに所属するか。組織への同意はここを通して本人に及びます。 Where a professional works: by it a Consent for the organization reaches them."
* active 1..1 MS
* practitioner 1..1 MS
* organization 1..1 MS
* specialty MS

Profile: KTOrganization
Parent: Organization
Id: kt-organization
Title: "医療機関・薬局・自治体 Institution"
Description: "医療機関、薬局、自治体、保険者。医療機関コード (10 桁) があれば必ず書きます。 Clinics, pharmacies, municipalities, insurers; with the ten-digit institution code where there is one."
* name 1..1 MS
* type MS
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains institution 0..1 MS
* identifier[institution] ^short = "医療機関コード 10 桁 Institution code, ten digits"
* identifier[institution].system = $institution
* identifier[institution].value 1..1
* identifier[institution] obeys kt-ten-digits

Invariant: kt-ten-digits
Description: "医療機関コードは 10 桁の数字です (都道府県 2、点数表 1、機関 7)。 An institution code is ten digits: prefecture, fee table, institution."
Severity: #error
Expression: "value.matches('^[0-9]{10}$')"
