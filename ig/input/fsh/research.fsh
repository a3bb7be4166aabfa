// Research: a study's cohort, whose members follow from Consents.

Profile: KTCohort
Parent: Group
Id: kt-cohort
Title: "研究コホート Cohort of a study"
Description: "研究の参加者。だれが入っているかは書かず、研究への同意 (KTConsent) で決まります。 Who takes part in a study: that follows from Consents, and is not written down."
* type = #person
* actual = true
* name 1..1 MS
* member 0..0

Instance: demo-cohort
InstanceOf: KTCohort
Usage: #example
Title: "見本市の健診と生活習慣の研究の参加者 Cohort of a study"
* active = true
* identifier.system = "http://kenko-techo.jp/id/research-study"
* identifier.value = "demo-study"
* name = "見本市の健診と生活習慣の研究の参加者"

Instance: sleep-cohort
InstanceOf: KTCohort
Usage: #example
Title: "睡眠と血圧の研究の参加者 Another cohort"
* active = false
* name = "睡眠と血圧の研究の参加者"
