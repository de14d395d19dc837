package org.earshot.mention;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says which brands a text names, in one pass over the text. */
public final class BrandMatcher {
    private final PhraseFinder finder;
    private final Map<String, Set<String>> brandsByTerm = new HashMap<>();
    private final Map<String, Set<String>> brandsByExclusion = new HashMap<>();

    BrandMatcher(List<Brand> brands) {
        for (Brand brand : brands) {
            brand.terms().forEach(term -> put(brandsByTerm, term, brand));
            brand.exclude().forEach(phrase -> put(brandsByExclusion, phrase, brand));
        }
        finder = new PhraseFinder(Stream.concat(brandsByTerm.keySet().stream(), brandsByExclusion.keySet().stream())
                .toList());
    }

    private static void put(Map<String, Set<String>> brands, String phrase, Brand brand) {
        brands.computeIfAbsent(PhraseFinder.fold(phrase), key -> new HashSet<>())
                .add(brand.id());
    }

    /** The ids of the brands that the text names outside their excluded phrases. */
    public Set<String> brandsIn(String text) {
        List<PhraseFinder.Hit> hits = finder.find(FoldedText.of(text));
        if (hits.isEmpty()) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        for (PhraseFinder.Hit hit : hits) {
            for (String brand : brandsByTerm.getOrDefault(hit.phrase(), Set.of())) {
                if (!found.contains(brand) && hits.stream().noneMatch(other -> excludes(other, hit, brand))) {
                    found.add(brand);
                }
            }
        }
        return found;
    }

    /** True where the text names this brand. */
    public boolean names(String brand, String text) {
        return brandsIn(text).contains(brand);
    }

    /** True where the text says one of the brand's excluded phrases, so that its name may be somebody else's. */
    public boolean excluded(String brand, String text) {
        return finder.find(FoldedText.of(text)).stream()
                .anyMatch(hit ->
                        brandsByExclusion.getOrDefault(hit.phrase(), Set.of()).contains(brand));
    }

    private boolean excludes(PhraseFinder.Hit other, PhraseFinder.Hit hit, String brand) {
        return other.foldedStart() <= hit.foldedStart()
                && other.foldedEnd() >= hit.foldedEnd()
                && brandsByExclusion.getOrDefault(other.phrase(), Set.of()).contains(brand);
    }
}
