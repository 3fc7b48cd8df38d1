package io.udaconnect.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GridPropertyTest {
  /** A centre and somewhere that is hardly farther than the reach, if at all. */
  record Near(GeoPoint centre, Distance reach, GeoPoint there) {}

  @Property(tries = 20_000)
  void theBlocksAroundAPlaceHoldAllThatIsWithinReach(@ForAll("near") Near near) {
    if (near.centre().to(near.there()).compareTo(near.reach()) > 0) return;
    int size = Grid.sizeOf(near.reach());
    assertThat(blocks(GeoBox.around(List.of(near.centre()), near.reach()), size))
        .contains(cell(near.there()) >> (2 * size));
  }

  @Property(tries = 20_000)
  void blocksOfAnySizeHoldWhatIsInTheBox(@ForAll("near") Near near, @ForAll("extra") int extra) {
    int size = Math.min(22, Grid.sizeOf(near.reach()) + extra);
    var box = GeoBox.around(List.of(near.centre()), near.reach());
    var blocks = blocks(box, size);
    assertThat(blocks).contains(cell(near.centre()) >> (2 * size));
    if (box.contains(near.there())) assertThat(blocks).contains(cell(near.there()) >> (2 * size));
  }

  @Property
  void aReachIsInAFewBlocks(@ForAll("near") Near near) {
    int size = Grid.sizeOf(near.reach());
    int most = Math.abs(near.centre().latitudeE7()) < 800_000_000 ? 50 : 10_000;
    assertThat(blocks(GeoBox.around(List.of(near.centre()), near.reach()), size))
        .hasSizeLessThanOrEqualTo(most);
  }

  @Property
  void aCellIsSmall(@ForAll("near") Near near) {
    var there = near.there();
    if (cell(there) == cell(near.centre())) {
      assertThat(there.to(near.centre()).metres()).isLessThan(13.7);
    }
  }

  @Property(tries = 20_000)
  void aBlockIsInItsBox(@ForAll("near") Near near, @ForAll("extra") int size) {
    long block = cell(near.there()) >> (2 * size);
    assertThat(Grid.box(block, size).contains(near.there())).isTrue();
  }

  private static long cell(GeoPoint point) {
    return Grid.cell(point.latitudeE7(), point.longitudeE7());
  }

  private static Set<Long> blocks(GeoBox box, int size) {
    var blocks = new HashSet<Long>();
    Grid.blocks(box, size, blocks::add);
    return blocks;
  }

  @Provide
  Arbitrary<Near> near() {
    var reaches = Arbitraries.of(0.0, 1.0, 5.0, 9.6, 50.0, 500.0, 10_000.0);
    return Combinators.combine(Places.anywhere(), reaches)
        .flatAs(
            (centre, metres) ->
                Places.near(centre, metres)
                    .map(there -> new Near(centre, Distance.ofMetres(metres), there)));
  }

  @Provide
  Arbitrary<Integer> extra() {
    return Arbitraries.integers().between(0, 22);
  }
}
