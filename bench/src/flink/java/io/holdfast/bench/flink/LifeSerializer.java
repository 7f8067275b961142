package io.holdfast.bench.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// A call in a checkpoint: the values of its facts, or one value where it is packed.
final class LifeSerializer extends TypeSerializerSingleton<Life> {
  static final LifeSerializer INSTANCE = new LifeSerializer();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Life createInstance() {
    return Life.begin();
  }

  @Override
  public Life copy(Life from) {
    return from;
  }

  @Override
  public Life copy(Life from, Life reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Life life, DataOutputView target) throws IOException {
    target.writeBoolean(life.isPacked());
    target.writeInt(life.raw().size());
    for (byte[] fact : life.raw()) {
      target.writeInt(fact.length);
      target.write(fact);
    }
  }

  @Override
  public Life deserialize(DataInputView source) throws IOException {
    boolean packed = source.readBoolean();
    List<byte[]> raw = new ArrayList<>();
    for (int left = source.readInt(); left > 0; left--) {
      byte[] fact = new byte[source.readInt()];
      source.readFully(fact);
      raw.add(fact);
    }
    return packed ? Life.unpacked(raw.getFirst()) : Life.of(raw);
  }

  @Override
  public Life deserialize(Life reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<Life> snapshotConfiguration() {
    return new Snapshot();
  }

  /// Names the serializer in a checkpoint.
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Life> {
    /// Made by Flink too.
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
