RuleSet: Named(script, family, given)
* name[{script}].use = #official
* name[{script}].text = "{family} {given}"
* name[{script}].family = "{family}"
* name[{script}].given = "{given}"

Instance: demo-hanako
InstanceOf: KTPatient
Usage: #example
Title: "佐藤花子 Hanako, resident"
* active = true
* identifier.system = "http://kenko-techo.jp/id/resident"
* identifier.value = "demo-hanako"
* insert Named(kanji, 佐藤, 花子)
* insert Named(kana, サトウ, ハナコ)
* gender = #female
* birthDate = "1948-04-12"

Instance: demo-kenji
InstanceOf: KTPatient
Usage: #example
Title: "田中健司 Kenji, resident"
* active = true
* identifier.system = "http://kenko-techo.jp/id/resident"
* identifier.value = "demo-kenji"
* insert Named(kanji, 田中, 健司)
* insert Named(kana, タナカ, ケンジ)
* gender = #male
* birthDate = "1978-11-03"
* generalPractitioner = Reference(Organization/demo-ito-clinic) "伊藤内科"

Instance: demo-taro-son-of-hanako
InstanceOf: KTRelatedPerson
Usage: #example
Title: "佐藤太郎 Taro, Hanako's son"
* active = true
* patient = Reference(Patient/demo-hanako)
* relationship = $role-code#SON "natural son"
* name.text = "佐藤 太郎"
* name.family = "佐藤"
* name.given = "太郎"

Instance: demo-mother-of-haruto
InstanceOf: KTRelatedPerson
Usage: #example
Title: "陽斗の母 Haruto's mother"
* active = true
* patient = Reference(Patient/demo-haruto)
* relationship = $role-code#MTH "mother"
* name.text = "高橋 恵"

Instance: demo-dr-ito
InstanceOf: KTPractitioner
Usage: #example
Title: "伊藤誠一 Dr Ito"
* active = true
* name.text = "伊藤 誠一"
* name.family = "伊藤"
* name.given = "誠一"

Instance: demo-phn-takahashi
InstanceOf: KTPractitioner
Usage: #example
Title: "高橋恵子 Takahashi, public-health nurse"
* active = true
* name.text = "高橋 恵子"
* name.family = "高橋"
* name.given = "恵子"

Instance: role-dr-ito
InstanceOf: KTPractitionerRole
Usage: #example
Title: "伊藤医師の所属 Where Dr Ito works"
* active = true
* practitioner = Reference(Practitioner/demo-dr-ito) "伊藤 誠一"
* organization = Reference(Organization/demo-ito-clinic) "伊藤内科"
* specialty.text = "内科"

Instance: role-phn-takahashi
InstanceOf: KTPractitionerRole
Usage: #example
Title: "高橋保健師の所属 Where Takahashi works"
* active = true
* practitioner = Reference(Practitioner/demo-phn-takahashi) "高橋 恵子"
* organization = Reference(Organization/demo-city-office) "見本市 健康課"

Instance: demo-ito-clinic
InstanceOf: KTOrganization
Usage: #example
Title: "伊藤内科 Ito clinic"
* active = true
* identifier[institution].value = "1310000076"
* type = $organization-type#prov "Healthcare Provider"
* name = "伊藤内科"

Instance: demo-city-office
InstanceOf: KTOrganization
Usage: #example
Title: "見本市健康課 City office"
* active = true
* type = $organization-type#govt "Government"
* name = "見本市 健康課"
