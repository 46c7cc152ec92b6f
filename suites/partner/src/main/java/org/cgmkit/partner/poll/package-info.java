/** The kit as a platform: authorization, requests, pages, and what came of them. */
@NullMarked
package org.cgmkit.partner.poll;

import org.jspecify.annotations.NullMarked;
