/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.centrifugo.boot.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.representer.Representer;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * Reads YAML into maps, lists and origin-tracked values.
 */
final class YamlSettings extends SafeConstructor {

	private final Resource resource;

	private YamlSettings(Resource resource) {
		super(new LoaderOptions());
		this.resource = resource;
	}

	static Map<String, Object> read(Resource resource) throws IOException {
		YamlSettings settings = new YamlSettings(resource);
		DumperOptions dumperOptions = new DumperOptions();
		Yaml yaml = new Yaml(settings, new Representer(dumperOptions), dumperOptions);
		try (InputStream stream = resource.getInputStream()) {
			Object tree = yaml.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			if (tree == null) {
				return Map.of();
			}
			if (tree instanceof Map<?, ?> map) {
				return settings.namesAsText(map);
			}
			throw new InvalidSettingException(resource.getDescription(), "a mapping is expected", null);
		}
		catch (MarkedYAMLException ex) {
			throw new InvalidSettingException(resource.getDescription(), "the file is malformed",
					settings.origin(ex.getProblemMark()));
		}
	}

	@Override
	protected @Nullable Object constructObject(Node node) {
		if (node instanceof MappingNode mapping) {
			flattenMapping(mapping);
			mapping.setValue(mapping.getValue().stream().map(KeyNode::mark).toList());
		}
		Object value = super.constructObject(node);
		if (value == null || !(node instanceof ScalarNode) || node instanceof KeyNode) {
			return value;
		}
		return OriginTrackedValue.of(value, origin(node.getStartMark()));
	}

	private Map<String, Object> namesAsText(Map<?, ?> map) {
		Map<String, Object> result = new LinkedHashMap<>();
		map.forEach((name, value) -> {
			if (value != null) {
				result.put(String.valueOf(name), value);
			}
		});
		return result;
	}

	private Origin origin(@Nullable Mark mark) {
		return new TextResourceOrigin(this.resource,
				(mark != null) ? new Location(mark.getLine(), mark.getColumn()) : null);
	}

	/**
	 * Name of a mapping's entry, which stays a plain object.
	 */
	private static final class KeyNode extends ScalarNode {

		private KeyNode(ScalarNode node) {
			super(node.getTag(), node.getValue(), node.getStartMark(), node.getEndMark(), node.getScalarStyle());
		}

		static NodeTuple mark(NodeTuple tuple) {
			if (tuple.getKeyNode() instanceof ScalarNode scalar && !(scalar instanceof KeyNode)) {
				return new NodeTuple(new KeyNode(scalar), tuple.getValueNode());
			}
			return tuple;
		}

	}

}
