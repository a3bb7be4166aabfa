Profile: KTConsent
Parent: Consent
Id: kt-consent
Title: "共有の同意 Consent to share"
Description: "だれに、何の目的で、どの区分を、いつまで見せるか。IHE PCF の同意に従い、このサーバーが判断できるものだけを書けます。 Whom, for what purpose, which categories, until when: after IHE Privacy Consent on FHIR, and only what this server can decide."
* obeys kt-permit and kt-denial
* status MS
* scope from KTConsentScope (required)
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "coding.system"
* category ^slicing.rules = #open
* category contains consent 1..1 MS and right 0..1 MS
* category[consent] ^short = "同意書 Patient consent"
* category[consent].coding 1..1
* category[consent].coding.system 1..1
* category[consent].coding.system = $loinc
* category[consent].coding.code 1..1
* category[consent].coding.code = #59284-0
* category[right] ^short = "見ること以外の権利 A right other than seeing"
* category[right].coding 1..1
* category[right].coding.system 1..1
* category[right].coding.system = $sharing-right
* category[right].coding.code 1..1
* category[right].coding from KTSharingRight (required)
* patient 1..1 MS
* dateTime 1..1 MS
* performer 1..* MS
* policy MS
* extension contains TellsWithheld named tellsWithheld 0..1
* provision 1..1 MS
* provision.type 1..1 MS
* provision.period MS
* provision.actor MS
* provision.actor.reference only Reference(Organization or Practitioner or PractitionerRole or RelatedPerson or CareTeam or Device or Group)
* provision.purpose MS
* provision.securityLabel MS
* provision.securityLabel from KTSharingLabel (required)
* provision.action 0..0
* provision.class 0..0
* provision.code 0..0
* provision.data 0..0
* provision.dataPeriod 0..0

Alias: $sharing-right = http://kenko-techo.jp/fhir/CodeSystem/sharing-right

Invariant: kt-permit
Description: "許可には、相手、利用目的、終わりの日が要ります。 A permit names actor, purpose of use and an end."
Severity: #error
Expression: "provision.where(type = 'permit').all(actor.exists() and purpose.exists() and period.end.exists())"

Invariant: kt-denial
Description: "例外は、目的のない deny を一段だけ書けます。拒否の中に例外は書けません。 An exception is one denial without purposes and with none below it; a denial has no exceptions."
Severity: #error
Expression: "provision.provision.all(type = 'deny' and purpose.empty() and provision.empty()) and provision.where(type = 'deny').all(provision.empty() and purpose.empty())"

Extension: TellsWithheld
Id: tells-withheld
Title: "隠した記録があると伝える Tells that something is withheld"
Description: "示していない記録があるとき、相手にそのことを (何をかは言わずに) 伝えるか。なければ伝えません。 Whether the actors are told that something is not shown, where that is so; never what. Without it they are not."
Context: Consent
* value[x] only boolean
* value[x] 1..1

Extension: IdentityLevel
Id: identity-level
Title: "書いた人の確かさ How well the author is known"
Description: "コメントを書いた人がだれかを、何によって知るか。self-declared は本人がそう名乗っただけです。アカウントのある人のコメントには付きません (sender で分かります)。 By whose word it is known who wrote a comment: self-declared is the author's own. A comment of somebody with an account has none: its sender tells."
Context: Communication
* value[x] only code
* value[x] 1..1

Profile: KTLinkBearer
Parent: Device
Id: kt-link-bearer
Title: "共有リンクを持つ人 Whoever has a shared link"
Description: "共有リンクを開く人の代わり。だれかは分からないので、本人が同意する相手を一つ置きます。 Stands for whoever opens a shared link: nobody knows who that is, so the person agrees with this."
* status 1..1 MS
* deviceName 1..1 MS
* deviceName.type = #user-friendly-name
* patient 1..1 MS
* patient only Reference(Patient)

Profile: KTCommunication
Parent: Communication
Id: kt-communication
Title: "お知らせ・コメント Message"
Description: "サーバーから住民へのお知らせ、医師や保健師のコメント、住民の返事。 A notice of the server to the resident, a comment of a professional, an answer of the resident."
* extension contains IdentityLevel named identityLevel 0..1
* subject 1..1 MS
* subject only Reference(Patient)
* sent 1..1 MS
* category MS
* sender MS
* recipient MS
* payload 1..* MS
* payload.content[x] only string
* inResponseTo MS

Profile: KTProvenance
Parent: Provenance
Id: kt-provenance
Title: "出どころ Where it comes from"
Description: "だれの言葉で、どのアプリが、何から取り込んだか。取り込みごとに一つ。 Whose word it is, which client brought it in, and from what; one for each import."
* target MS
* recorded MS
* agent MS
* agent.type 1..1
* agent ^slicing.discriminator.type = #pattern
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #open
* agent contains assembler 1..1 MS and author 0..* MS
* agent[assembler] ^short = "取り込んだアプリ The client that brought it in"
* agent[assembler].type = $provenance-agent#assembler
* agent[author] ^short = "だれの言葉か Whose word it is"
* agent[author].type = $provenance-agent#author
* entity MS

Profile: KTAuditEvent
Parent: AuditEvent
Id: kt-audit-event
Title: "閲覧の記録 Access"
Description: "だれが、どの根拠で、何を見たか、変えたか。IHE BALP の形で、日本語と英語の一文つき。サーバーだけが書きます。 Who saw or changed what on which ground, after IHE BALP, with a sentence in Japanese and English. Written by the server alone."
* text 1..1 MS
* subtype 1..1 MS
* action 1..1 MS
* outcome 1..1 MS
* outcomeDesc 1..1 MS
* agent MS
* agent.who 1..1
* entity 2..* MS
* entity ^slicing.discriminator.type = #pattern
* entity ^slicing.discriminator.path = "role"
* entity ^slicing.rules = #open
* entity contains patient 1..1 MS and consent 0..* MS and record 1..1 MS
* entity[patient] ^short = "だれの記録か Whose record"
* entity[patient].role 1..1
* entity[patient].role = $object-role#1
* entity[patient].what 1..1
* entity[consent] ^short = "根拠となった同意 The Consent that decided"
* entity[consent].role 1..1
* entity[consent].role = $object-role#13
* entity[consent].what 1..1
* entity[record] ^short = "区分と、種類ごとの件数 Categories, and how many of each type"
* entity[record].role 1..1
* entity[record].role = $object-role#4
