CodeSystem: InformationCategory
Id: information-category
Title: "情報の区分 Information categories"
Description: "The nine kinds of information that a resident shares or withholds as a whole. The server derives the category of each resource from its content and sets it as a label in meta.security; clients can neither set nor remove it."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #daily-health "健康の記録" "血圧、体重、体温、歩数、睡眠、症状など、毎日の記録"
* #daily-health ^designation.language = #en
* #daily-health ^designation.value = "Daily health"
* #medical "医療に関する記録" "受診、診断、既往歴、アレルギー、処置、医師のコメント、検査報告"
* #medical ^designation.language = #en
* #medical ^designation.value = "Medical care"
* #medication "お薬" "処方、調剤、市販薬、服用の記録"
* #medication ^designation.language = #en
* #medication ^designation.value = "Medication"
* #family-doctor "かかりつけ医療機関" "かかりつけの医師、歯科医師、薬局、保健師"
* #family-doctor ^designation.language = #en
* #family-doctor ^designation.value = "Family doctor and pharmacy"
* #immunization "予防接種" "定期・任意の予防接種、次回の予定"
* #immunization ^designation.language = #en
* #immunization ^designation.value = "Immunization"
* #checkup "健診・検診" "特定健診、がん検診、学校健診、妊婦・乳幼児健診"
* #checkup ^designation.language = #en
* #checkup ^designation.value = "Check-ups and screening"
* #guidance "保健指導" "保健指導の記録、目標、計画"
* #guidance ^designation.language = #en
* #guidance ^designation.value = "Health guidance"
* #expense "医療費" "医療費の月ごとの合計、自己負担、控除"
* #expense ^designation.language = #en
* #expense ^designation.value = "Medical expenses"
* #other "その他" "介護、障害、緊急連絡先、意思表示など"
* #other ^designation.language = #en
* #other ^designation.value = "Other"

CodeSystem: Notice
Id: notice
Title: "お知らせ Notices of the server"
Description: "In Communication.category: messages of the server to the resident, which nobody else sees."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #first-access "はじめての閲覧"
* #first-access ^designation.language = #en
* #first-access ^designation.value = "First access by somebody"
* #emergency-access "緊急アクセス"
* #emergency-access ^designation.language = #en
* #emergency-access ^designation.value = "Emergency access"
* #research-export "研究への提供"
* #research-export ^designation.language = #en
* #research-export ^designation.value = "Handed to a study"

CodeSystem: Guidance
Id: guidance
Title: "保健指導の種類 Kinds of health guidance"
Description: "What a session of health guidance (保健指導) leaves in the record. An Encounter with such a type, a ServiceRequest with such a code and a Communication with such a category belong to the information category guidance."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #session "保健指導の面談"
* #session ^designation.language = #en
* #session ^designation.value = "Session of health guidance"
* #referral "受診勧奨"
* #referral ^designation.language = #en
* #referral ^designation.value = "Advice to see a doctor"
* #next-contact "次回の連絡"
* #next-contact ^designation.language = #en
* #next-contact ^designation.value = "Next contact"
* #to-do "取り組むこと"
* #to-do ^designation.language = #en
* #to-do ^designation.value = "What the person takes up"
* #message "保健指導の連絡"
* #message ^designation.language = #en
* #message ^designation.value = "Message of health guidance"

ValueSet: KTGuidance
Id: guidance
Title: "保健指導の種類 Kinds of health guidance"
Description: "面談、受診勧奨、次回の連絡、取り組むこと、連絡。 Session, advice to see a doctor, next contact, what the person takes up, message."
* ^experimental = false
* include codes from system http://kenko-techo.jp/fhir/CodeSystem/guidance

CodeSystem: SharingClass
Id: sharing-class
Title: "共有の区分 Sharing class"
Description: "In meta.security, set by the server alone: the information category, and after dots whatever restricts the record, in the order of their codes: PSY, SEX, HIV, GDIS (v3-ActCode sensitivities), from-professionals, from-family, private. Searches of whoever sees a record by consent are narrowed by it."
* ^experimental = false
* ^caseSensitive = true
* ^content = #not-present

CodeSystem: SharingRight
Id: sharing-right
Title: "同意で与える権利 Rights that a Consent grants"
Description: "In Consent.category: what is granted beyond seeing. Without one a permit lets its actors see."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #comment "コメントを書く"
* #comment ^designation.language = #en
* #comment ^designation.value = "Add a comment"
* #guide "保健指導を記録する"
* #guide ^designation.language = #en
* #guide ^designation.value = "Record health guidance"
* #proxy "代理になる"
* #proxy ^designation.language = #en
* #proxy ^designation.value = "Act for the person"

ValueSet: KTInformationCategory
Id: information-category
Title: "九つの区分 The nine categories"
Description: "住民が共有を選ぶ単位。ラベルはサーバーだけが付けます。 What a resident chooses to share; the labels are set by the server alone."
* ^experimental = false
* include codes from system http://kenko-techo.jp/fhir/CodeSystem/information-category

ValueSet: KTConsentScope
Id: consent-scope
Title: "同意の種類 Scope of a Consent"
Description: "共有の同意か、研究への同意か。 Sharing, or research."
* ^experimental = false
* $consent-scope#patient-privacy
* $consent-scope#research

ValueSet: KTSharingRight
Id: sharing-right
Title: "見ること以外の権利 Rights other than seeing"
Description: "コメントを書く権利、保健指導を記録する権利、代わりに手続きをする権利。 Adding comments, recording guidance, and acting for the person."
* ^experimental = false
* include codes from system http://kenko-techo.jp/fhir/CodeSystem/sharing-right

ValueSet: KTSharingLabel
Id: sharing-label
Title: "同意に書けるラベル Labels that a Consent may name"
Description: "九つの区分と、四つの機微な情報。 The nine categories and the four sensitivities."
* ^experimental = false
* include codes from system http://kenko-techo.jp/fhir/CodeSystem/information-category
* $act-code#PSY
* $act-code#SEX
* $act-code#HIV
* $act-code#GDIS
