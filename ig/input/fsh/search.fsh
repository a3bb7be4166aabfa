Instance: jp-kana-sort
InstanceOf: SearchParameter
Usage: #definition
Title: "読みで探す・並べる By kana"
* url = "http://kenko-techo.jp/fhir/SearchParameter/jp-kana-sort"
* name = "JpKanaSort"
* description = "住民を姓の読み (カナ) で探し、並べます: Patient?_sort=jp-kana-sort。JP Core の同じ名前のパラメーターに合わせています。 Finds and sorts residents by the kana of their family name; named as in JP Core."
* status = #active
* experimental = false
* code = #jp-kana-sort
* base = #Patient
* type = #string
* expression = "Patient.name.where(extension('http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation').where(value = 'SYL').exists()).family"
* xpathUsage = #normal
