/** What a browser has from us beside REST: the pages, where everyone is now, and how we fare. */
package io.udaconnect.web;
