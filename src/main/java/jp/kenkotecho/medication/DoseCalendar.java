package jp.kenkotecho.medication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.Slot;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ShownText;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Repeat;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.validate.ValidationException;

/**
 * Doses, and other days, as an iCalendar file (RFC 5545 §3.6.1, §3.6.6): an event with an alarm for each time of a day, and
 * one without for a whole day. A dose is known by person, day and moment, so that a later file moves it when meal times
 * change, and doubles none.
 */
final class DoseCalendar {

    private static final String PRODUCT = "-//Kenko Techo//Dose calendar//JA";
    /** Characters, of which one begins a folded line as a space: three bytes each in Japanese, 75 that a line may have. */
    private static final int FOLD = 25;

    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final int TIMES_AGAIN = 2;

    private final PersonId person;
    private final boolean names;
    private final Instant now;
    private final ZoneId zone;
    private final Calendar calendar = new Calendar();

    /** @param names whether it names medicines and people */
    DoseCalendar(PersonId person, boolean names, Instant now, ZoneId zone) {
        this.person = person;
        this.names = names;
        this.now = now;
        this.zone = zone;
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(zone());
    }

    /** Adds the doses of a plan of which nothing is recorded yet. */
    DoseCalendar with(DosePlan plan) {
        for (var slot : plan.slots()) {
            var due = slot.doses().stream()
                    .filter(dose -> !plan.recorded().containsKey(dose.id()))
                    .toList();
            if (!due.isEmpty()) {
                slot.at().map(at -> event(slot, at, due, plan)).ifPresent(calendar::add);
            }
        }
        return this;
    }

    /** Adds whole days. */
    DoseCalendar with(List<PersonalCalendar.Day> days) {
        days.stream().map(this::event).forEach(calendar::add);
        return this;
    }

    byte[] file() {
        var file = new ByteArrayOutputStream();
        try {
            new CalendarOutputter(true, FOLD).output(calendar, file);
        } catch (IOException | ValidationException e) {
            throw new IllegalStateException("a calendar of our own making is not valid", e);
        }
        return file.toByteArray();
    }

    private VEvent event(PersonalCalendar.Day day) {
        var event = new VEvent(false);
        event.add(new Uid(id(person.value() + "|" + day.key())));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(day.day()));
        event.add(new Summary(ShownText.of(names ? day.kind() + " " + day.words() : day.kind())
                .strip()));
        event.add(ImmutableClazz.PRIVATE);
        return event;
    }

    private VEvent event(Slot slot, LocalDateTime at, List<Dose> due, DosePlan plan) {
        var event = new VEvent(false);
        event.add(new Uid(id(person.value() + "|" + slot.day() + "|"
                + slot.doses().get(0).moment().key())));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(at.atZone(zone)));
        event.add(new Summary("お薬（" + slot.label() + "）" + due.size() + "種類"));
        event.add(ImmutableClazz.PRIVATE);
        if (names) {
            event.add(new Description(due.stream()
                    .map(dose -> line(plan, dose))
                    .map(ShownText::of)
                    .collect(Collectors.joining("\n"))));
        }
        var alarm = new VAlarm();
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Trigger(Duration.ZERO));
        alarm.add(new Repeat(TIMES_AGAIN));
        alarm.add(new net.fortuna.ical4j.model.property.Duration(AGAIN));
        alarm.add(new Description("お薬の時間です"));
        event.add(alarm);
        return event;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@kenko-techo.jp";
    }

    private static String line(DosePlan plan, Dose dose) {
        var amount = dose.amount()
                .map(some -> " " + some.value().stripTrailingZeros().toPlainString() + some.unit())
                .orElse("");
        return plan.nameOf(dose.course()) + amount;
    }

    /** Japan keeps one offset the whole year, and has since long before any dose. */
    private VTimeZone zone() {
        var offset = zone.getRules().getOffset(now);
        var standard = new Standard();
        standard.add(new DtStart<>(LocalDateTime.of(1970, 1, 1, 0, 0)));
        standard.add(new TzOffsetFrom(offset));
        standard.add(new TzOffsetTo(offset));
        standard.add(new TzName("JST"));
        var described = new VTimeZone();
        described.add(new TzId(zone.getId()));
        described.add(standard);
        return described;
    }
}
