package jp.kenkotecho.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import org.springframework.ui.Model;

/**
 * What can be shown to somebody, as boxes of a form ({@code web/choices.html}). None is ticked beforehand; what is usually
 * shown is one press away.
 */
final class SharingChoices {

    static final Problem NONE =
            Problem.of(Problem.Kind.MALFORMED, "見せる情報を一つ以上選んでください。", "Choose at least one kind of information.");

    private SharingChoices() {}

    /** Puts the boxes into a page, with those that are ticked, and what one press would tick. */
    static void show(Model page, Collection<String> ticked, Collection<String> opened, Template usual) {
        page.addAttribute("categories", InformationCategory.values());
        page.addAttribute(
                "sensitivities", Restriction.sensitivities().stream().sorted().toList());
        page.addAttribute("ticked", List.copyOf(ticked));
        page.addAttribute("opened", List.copyOf(opened));
        page.addAttribute("usual", usual.categories().stream().sorted().toList());
    }

    /** The boxes as a form sent them; what is no code of a category is none. */
    static Set<InformationCategory> categories(Collection<String> codes) {
        return Arrays.stream(InformationCategory.values())
                .filter(category -> codes.contains(category.code()))
                .collect(Collectors.toSet());
    }

    static Set<Restriction> sensitivities(Collection<String> codes) {
        return Restriction.sensitivities().stream()
                .filter(one -> codes.contains(one.code()))
                .collect(Collectors.toSet());
    }
}
