/**
 * Asks YouTube's data API with an API key or as a channel's owner. In: what a source says of its keys. Out: answers, and when the day's
 * quota begins anew. Owns no table.
 */
@NamedInterface("youtube")
@NullMarked
package org.earshot.fetch.youtube;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
