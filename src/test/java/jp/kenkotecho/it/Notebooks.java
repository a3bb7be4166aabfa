package jp.kenkotecho.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Slips of an invented pharmacy, as bodies of {@code $parse-drug-qr}. */
public final class Notebooks {

    public static final String ONE_DRUG = """
            JAHISTC08,1
            1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ
            5,20261110,1
            11,みほん調剤薬局,27,4,0000019,,,,1
            51,見本クリニック,27,1,0000027,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            """;

    private Notebooks() {}

    /** Another visit for each number. */
    public static String threeDrugs(int visit) {
        return """
            JAHISTC08,1
            1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ
            5,%s,1
            11,みほん調剤薬局,27,4,0000019,,,,1
            51,見本クリニック,27,1,0000027,1
            55,見本 医太郎,内科,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            201,2,ミホン胃腸薬錠,3,錠,1,,1
            301,2,１日３回毎食後,28,日分,1,2,1013044400000000,1
            201,3,ミホン鎮痛錠６０ｍｇ,1,錠,1,,1
            301,3,疼痛時,10,回分,3,1,,1
            """.formatted(LocalDate.of(2024, 1, 1).plusDays(28L * visit).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    public static String storing(String slip) {
        return body("text", slip, true);
    }

    public static String preview(String slip) {
        return body("text", slip, false);
    }

    public static String body(String part, String value, boolean store) {
        try {
            var json = new ObjectMapper();
            var root = json.createObjectNode().put("resourceType", "Parameters");
            var parameters = root.putArray("parameter");
            parameters.addObject().put("name", "store").put("valueBoolean", store);
            var symbol = parameters
                    .addObject()
                    .put("name", "symbol")
                    .putArray("part")
                    .addObject();
            symbol.put("name", part).put(part.equals("text") ? "valueString" : "valueBase64Binary", value);
            return json.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
