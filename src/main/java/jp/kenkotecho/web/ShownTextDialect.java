package jp.kenkotecho.web;

import java.util.Set;
import jp.kenkotecho.record.ShownText;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICDATASection;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Shows every text of every page by {@link ShownText}, whichever template inserts it and however: texts, messages with
 * names in them, and the attributes that are read out or shown. What forms send back is left as it is.
 */
@Component
public class ShownTextDialect implements IPostProcessorDialect {

    private static final int AFTER_ALL = 1000;

    @Override
    public String getName() {
        return "shown text";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return AFTER_ALL;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Shown.class, AFTER_ALL));
    }

    /** Made anew for each page. */
    public static final class Shown extends AbstractTemplateHandler {

        private static final Set<String> READ = Set.of("title", "alt", "aria-label", "placeholder");

        @Override
        public void handleText(IText text) {
            var shown = ShownText.of(text.getText());
            super.handleText(
                    shown.equals(text.getText())
                            ? text
                            : getContext().getModelFactory().createText(shown));
        }

        @Override
        public void handleCDATASection(ICDATASection section) {
            super.handleCDATASection(
                    getContext().getModelFactory().createCDATASection(ShownText.of(section.getContent())));
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            super.handleOpenElement(shown(tag));
        }

        @Override
        public void handleStandaloneElement(IStandaloneElementTag tag) {
            super.handleStandaloneElement(shown(tag));
        }

        private <T extends IProcessableElementTag> T shown(T tag) {
            var shown = tag;
            for (var name : READ) {
                var value = tag.getAttributeValue(name);
                if (value != null && !ShownText.of(value).equals(value)) {
                    shown = getContext().getModelFactory().setAttribute(shown, name, ShownText.of(value));
                }
            }
            return shown;
        }
    }
}
