/**
 * Signs in to App Store Connect. In: the key of a team or of one of its members. Out: tokens that are signed with it, each good for a
 * quarter of an hour. Owns no table.
 */
@NamedInterface("appstore")
@NullMarked
package org.earshot.fetch.appstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
