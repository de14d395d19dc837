package org.earshot.console.pages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.understand.Reading;
import org.springframework.stereotype.Component;

/** What can be chosen in the queue's filters, as people write it. What an address asks for can always be chosen. */
@Component
class QueueChoices {
    private static final String API = "api";

    private final Live<BrandBook> brands;
    private final Live<SourceBook> sources;
    private final Users users;
    private final Wording wording;

    QueueChoices(Live<BrandBook> brands, Live<SourceBook> sources, Users users, Wording wording) {
        this.brands = brands;
        this.sources = sources;
        this.users = users;
        this.wording = wording;
    }

    /** The values of each filter and their names. */
    Map<String, Map<String, String>> of(QueueFilter filter) {
        List<Source> all = sources.get().all();
        Stream<String> languages = Stream.concat(
                brands.get().all().stream().map(Brand::languages).flatMap(Set::stream),
                Stream.of(Reading.UNDETERMINED));
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        choices.put("brand", named(filter, "brand", brands.get().all().stream().map(Brand::id), wording::brand));
        choices.put("platform", named(filter, "platform", all.stream().map(Source::platform), wording::platform));
        choices.put("language", named(filter, "language", languages, wording::language));
        choices.put(
                "source",
                named(filter, "source", Stream.concat(all.stream().map(Source::id), Stream.of(API)), id -> id));
        return choices;
    }

    /** Whom a supervisor may give cases to. */
    List<String> colleagues() {
        return users.all().stream()
                .filter(user -> !user.disabled())
                .map(User::name)
                .toList();
    }

    private static Map<String, String> named(
            QueueFilter filter, String name, Stream<String> values, UnaryOperator<String> names) {
        return Stream.concat(values, Stream.ofNullable(filter.of(name)))
                .distinct()
                .sorted(Comparator.comparing(names))
                .collect(Collectors.toMap(value -> value, names, (one, same) -> one, LinkedHashMap::new));
    }
}
