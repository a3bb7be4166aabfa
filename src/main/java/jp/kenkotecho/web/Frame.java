package jp.kenkotecho.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.web.Navigation.Line;
import org.jspecify.annotations.Nullable;

/** What stands around a page of the handbook: whose record lies open, where one can go, and where one is. */
final class Frame {

    private static final int PLACES = 5;

    private final Optional<ViewedRecord> open;
    private final List<ViewedRecord> records;
    private final List<Line> lines;
    private final Navigation navigation;
    private final Account account;
    private final String path;

    /**
     * The frame of one page.
     *
     * @param path of this page
     * @param open whose record it is about; empty for who has none to open
     * @param records all that can be opened
     */
    Frame(
            Navigation navigation,
            Account account,
            String path,
            Optional<ViewedRecord> open,
            List<ViewedRecord> records) {
        this.navigation = navigation;
        this.account = account;
        this.path = path;
        this.open = open;
        this.records = records;
        this.lines = navigation.of(account, open);
    }

    /**
     * A way to another page.
     *
     * @param current {@code page} for this very page, {@code true} for what it belongs to, else {@code null}: the value
     *     of {@code aria-current}
     */
    record Way(String name, String address, @Nullable String current) {}

    /** A record that can be opened. */
    record Choice(ViewedRecord person, String address, boolean isOpen) {}

    /**
     * A step of the way here.
     *
     * @param address empty for one that is no page
     */
    record Crumb(String message, String address) {}

    /** Null for who has no record to open. */
    public @Nullable ViewedRecord whose() {
        return open.orElse(null);
    }

    public boolean isOfAnother() {
        return open.filter(one -> !one.self()).isPresent();
    }

    /** The five places, or those of somebody's desk: more than five do not stand side by side on a phone. */
    public List<Way> places() {
        return visible().map(this::way).toList();
    }

    public List<Way> more() {
        var visible = visible().toList();
        return lines.stream()
                .filter(line -> !visible.contains(line))
                .map(this::way)
                .toList();
    }

    private Stream<Line> visible() {
        return lines.stream().filter(line -> !line.group().equals("more")).limit(PLACES);
    }

    public List<Choice> people() {
        return records.stream()
                .map(one -> new Choice(
                        one,
                        addressFor(one),
                        open.filter(now -> now.id().equals(one.id())).isPresent()))
                .toList();
    }

    /** The same page in another's record, or the first page that is open there. */
    private String addressFor(ViewedRecord other) {
        var there = navigation.of(account, Optional.of(other)).stream()
                .filter(Line::isAboutRecord)
                .toList();
        return there.stream()
                .filter(line -> line.holds(path))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .map(line -> line.address() + "?person=" + other.id())
                .orElse("/");
    }

    /** The way here from the place that this page belongs to; empty on a place itself. */
    public List<Crumb> crumbs() {
        return here().map(this::crumbs).orElse(List.of());
    }

    private List<Crumb> crumbs(Line line) {
        var isItself = path.equals(line.address());
        if (!line.group().equals("more")) {
            return isItself ? List.of() : List.of(new Crumb("nav." + line.name(), address(line)));
        }
        return List.of(new Crumb("frame.more", ""), new Crumb("nav." + line.name(), isItself ? "" : address(line)));
    }

    private Optional<Line> here() {
        return lines.stream().filter(line -> line.holds(path)).reduce((one, other) -> longer(one, other));
    }

    private static Line longer(Line one, Line other) {
        return one.address().length() > other.address().length() ? one : other;
    }

    private Way way(Line line) {
        var isHere = here().filter(line::equals).isPresent();
        return new Way(line.name(), address(line), isHere ? (path.equals(line.address()) ? "page" : "true") : null);
    }

    /** The record that lies open stays open, wherever one goes. */
    private String address(Line line) {
        return line.isAboutRecord()
                ? line.address() + open.map(one -> "?person=" + one.id()).orElse("")
                : line.address()
                        + (isOfAnother() ? "?person=" + open.orElseThrow().id() : "");
    }
}
