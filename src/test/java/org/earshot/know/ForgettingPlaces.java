package org.earshot.know;

import java.util.regex.Pattern;
import org.earshot.mention.Forgetting;
import org.earshot.mention.Purge;
import org.earshot.triage.Backgrounds;
import org.earshot.understand.ReadingTable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** Whatever forgets, wherever it is; a new place needs no word here. */
final class ForgettingPlaces {
    private ForgettingPlaces() {}

    static void scan(BeanDefinitionRegistry context) {
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Forgetting.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(Purge.class));
        scanner.addIncludeFilter(new RegexPatternTypeFilter(
                Pattern.compile("org\\.earshot\\.gather\\.(AskedTable|QuestionTable|Asking|Meanings)")));
        scanner.addExcludeFilter(new AssignableTypeFilter(ReadingTable.class));
        scanner.addExcludeFilter(new AssignableTypeFilter(Backgrounds.class));
        scanner.scan("org.earshot");
    }
}
