package org.ashlar.vm.host.test262;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.JsNull;

/** An object with [[IsHTMLDDA]] (Annex B.3.6). */
final class HtmlDda extends JsFunction {
  HtmlDda(Realm realm) {
    super(
        realm.agent().group().roots().exotic, realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE), realm);
  }

  @Override
  public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
    return JsNull.NULL;
  }

  @Override
  public boolean isHtmlDda() {
    return true;
  }
}
