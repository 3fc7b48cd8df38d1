package io.udaconnect.rest;

import static java.util.stream.Collectors.joining;

import io.udaconnect.domain.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of list: as a whole it is sent while it is found, a page of it with a link to the next.
 *
 * @param position of a row, as the word that asks for what comes after it
 */
record Listing<T, J extends JsonShape>(
    Function<T, J> shape, Function<T, String> position, List<RowFormat<J>> formats) {
  private static final Pattern PARAMETER = Pattern.compile("&");

  <P extends Comparable<? super P>> Response answer(
      Page<P> page, Function<Page<P>, Stream<T>> find, Request request, UriInfo uri) {
    var format = RowFormat.wanted(request, formats);
    if (!page.isLimited()) return Rows.answer(find.apply(page).map(shape), request, format);
    List<T> rows;
    try (var found = find.apply(page.andOneMore())) {
      rows = found.toList();
    }
    var answer = Rows.answer(rows.stream().limit(page.limit()).map(shape), request, format);
    if (rows.size() <= page.limit()) return answer;
    String last = position.apply(rows.get((int) page.limit() - 1));
    return Response.fromResponse(answer)
        .header(HttpHeaders.LINK, "<" + after(last, uri.getRequestUri()) + ">; rel=\"next\"")
        .build();
  }

  /** The same request, but for what comes after this position. */
  private static String after(String position, URI request) {
    String others =
        PARAMETER
            .splitAsStream(request.getRawQuery())
            .filter(parameter -> !parameter.startsWith("after="))
            .collect(joining("&"));
    return request.getRawPath() + "?" + others + "&after=" + position;
  }
}
