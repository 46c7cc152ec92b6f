/** HTTP for the console: routes, forms, sessions, the policy of pages, assets. It knows no page. */
@NullMarked
package org.cgmkit.console.web;

import org.jspecify.annotations.NullMarked;
