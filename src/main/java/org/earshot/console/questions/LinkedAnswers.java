package org.earshot.console.questions;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.advise.Articles;
import org.earshot.gather.Library;
import org.springframework.stereotype.Component;

/** Tells of the answers that questions are linked to how the answer library has them. */
@Component
class LinkedAnswers implements Library {
    private final Articles articles;

    LinkedAnswers(Articles articles) {
        this.articles = articles;
    }

    @Override
    public Set<Long> retired(Collection<Long> asked) {
        return asked.stream()
                .filter(id ->
                        articles.find(id).map(one -> one.content().retired()).orElse(true))
                .collect(Collectors.toSet());
    }
}
