package org.earshot.mention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All brands of the configuration, with their matcher ready. */
public final class BrandBook {
    private final Map<String, Brand> brands = new LinkedHashMap<>();
    private final BrandMatcher matcher;

    /** Takes brands with different ids. */
    public BrandBook(List<Brand> all) {
        all.forEach(brand -> brands.put(brand.id(), brand));
        matcher = new BrandMatcher(all);
    }

    /** The brand with an id. */
    public Optional<Brand> find(String id) {
        return Optional.ofNullable(brands.get(id));
    }

    /** The brands in the order of the file. */
    public List<Brand> all() {
        return List.copyOf(brands.values());
    }

    /** Finds brands in texts. */
    public BrandMatcher matcher() {
        return matcher;
    }

    /** Every language that any brand's customers write in. */
    public Set<String> languages() {
        return brands.values().stream()
                .flatMap(brand -> brand.languages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
