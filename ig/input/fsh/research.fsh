// Groups of people that are written down nowhere: who is in one follows from Consents.

Profile: KTCohort
Parent: Group
Id: kt-cohort
Title: "同意で決まる集まり Group that follows from Consents"
Description: "研究の参加者、または組織 (managingEntity) に記録を見せている人たち。だれが入っているかは書かず、同意 (KTConsent) で決まります。 Who takes part in a study, or whom an organization, its managingEntity, may see: that follows from Consents, and is not written down."
* type = #person
* actual = true
* name 1..1 MS
* managingEntity MS
* managingEntity only Reference(Organization)
* characteristic 0..0
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

Instance: demo-citizens
InstanceOf: KTCohort
Usage: #example
Title: "見本市 健康課に記録を見せている人 The people of a municipality"
* active = true
* name = "見本市 健康課に記録を見せている人"
* managingEntity = Reference(Organization/demo-city-office)
