package org.earshot.fetch;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What doors read out of the parameters of a source. */
public final class DoorParameters {
    private DoorParameters() {}

    /** The text, stripped; null where there is none. */
    public static @Nullable String text(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * The address without a slash at its end, or the usual one.
     *
     * @throws IllegalArgumentException where it is no address with a host
     */
    public static URI address(Map<String, String> parameters, String name, String usual) {
        String written = text(parameters, name);
        URI address = URI.create((written == null ? usual : written).replaceAll("/+$", ""));
        if (address.getHost() == null) {
            throw new IllegalArgumentException(name + " is no address");
        }
        return address;
    }
}
