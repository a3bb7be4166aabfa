package jp.kenkotecho.portal;

import java.util.ArrayList;
import java.util.List;

/** Writes 特定健診情報ファイル (HL7 CDA) of invented people. */
public final class CheckupReport {

    private final List<String> entries = new ArrayList<>();
    private String kind = "10";
    private String day = "20260610";
    private String birth = "19781103";
    private String sex = "1";
    private String name = "タナカ ケンジ";
    private String member = "9990001";

    public CheckupReport kind(String code) {
        kind = code;
        return this;
    }

    public CheckupReport day(String text) {
        day = text;
        return this;
    }

    public CheckupReport born(String text) {
        birth = text;
        return this;
    }

    public CheckupReport sex(String code) {
        sex = code;
        return this;
    }

    public CheckupReport name(String kana) {
        name = kana;
        return this;
    }

    /** Of the insurance. */
    public CheckupReport member(String number) {
        member = number;
        return this;
    }

    public CheckupReport number(String code, String value, String unit) {
        return item(code, "", "<value xsi:type=\"PQ\" value=\"" + value + "\" unit=\"" + unit + "\"/>");
    }

    public CheckupReport answer(String code, String list, String answer) {
        return item(code, "", "<value xsi:type=\"CD\" code=\"" + answer + "\" codeSystem=\"" + list + "\"/>");
    }

    public CheckupReport words(String code, String text) {
        return item(code, "", "<value xsi:type=\"ST\">" + text + "</value>");
    }

    /** An observation whose code has these attributes beside it, and this inside. */
    public CheckupReport item(String code, String attributes, String inside) {
        entries.add("<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"" + code + "\" " + attributes
                + "/>" + inside + "</observation></entry>");
        return this;
    }

    /** As it is. */
    public CheckupReport entry(String xml) {
        entries.add(xml);
        return this;
    }

    public String xml() {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id nullFlavor="NI"/>
              <code code="%s" codeSystem="1.2.392.200119.6.1001"/><effectiveTime value="20260624"/>
              <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
              <recordTarget><patientRole>
                <id root="1.2.392.200119.6.101" extension="00000000"/>
                <id extension="みほん" root="1.2.392.200119.6.204"/>
                <id root="1.2.392.200119.6.205" extension="%s"/>
                <patient><name>%s</name><administrativeGenderCode code="%s"/><birthTime value="%s"/></patient>
              </patientRole></recordTarget>
              <documentationOf><serviceEvent><code code="010" codeSystem="1.2.392.200119.6.1002"/>
                <effectiveTime value="%s"/><performer typeCode="PRF"><assignedEntity><representedOrganization>
                  <id root="1.2.392.200119.6.102" extension="1310000099"/><name>みほん健診センター</name>
                </representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>
              <component><structuredBody><component><section>
                <code code="01010" codeSystem="1.2.392.200119.6.1010"/><text/>
                %s
              </section></component></structuredBody></component>
            </ClinicalDocument>
            """.formatted(kind, member, name, sex, birth, day, String.join("\n", entries));
    }
}
